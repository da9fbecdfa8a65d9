#!/bin/sh
# Reaches outside its memory.
cat > /dev/null
kill -s SEGV $$
