#!/bin/sh
# Never answers and never reads.
exec sleep 1000
