#!/bin/sh
# Ends at once, but something that it started keeps its pipes open.
sleep 30 &
exit 0
