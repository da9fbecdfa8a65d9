#!/bin/sh
# Says that its answer is as long as can be.
cat > /dev/null
printf 'contend\000\377\377\377\377\377\377\377\377abc'
