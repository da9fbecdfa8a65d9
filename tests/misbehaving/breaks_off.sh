#!/bin/sh
# Begins an answer of a hundred bytes and leaves.
cat > /dev/null
printf 'contend\000\144\000\000\000\000\000\000\000abc'
