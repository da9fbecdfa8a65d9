#!/bin/sh
# Overflows its stack, as far as one can tell from outside.
cat > /dev/null
echo "thread 'reading' has overflowed its stack" >&2
kill -s ABRT $$
