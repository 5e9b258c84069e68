#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes a notebook of one cell: notebook.py CODE.py NOTEBOOK.ipynb"""
import json
import sys

code, notebook = sys.argv[1:]
cell = {"cell_type": "code", "id": "map", "metadata": {}, "outputs": [], "execution_count": None,
        "source": open(code, encoding="utf-8").read()}
with open(notebook, "w", encoding="utf-8") as out:
    json.dump({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [cell]}, out)
