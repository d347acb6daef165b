#!/bin/bash
# A machine that is taken back has half a minute: the job is told, so that it can say that it was interrupted.
docker stop --time 20 pulso
