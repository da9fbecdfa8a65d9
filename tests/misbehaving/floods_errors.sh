#!/bin/sh
# Complains without end before it fails.
cat > /dev/null
yes 'something is wrong' | head -c 3000000 >&2
exit 7
