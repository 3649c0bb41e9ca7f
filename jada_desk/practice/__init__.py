"""The practice workspace: a local Google and AWS in a process of its own, with a weekend to sail through.

The desk reaches it over HTTP with the very adapters that real accounts use; nothing outside this room
imports it except the command line, which starts it.
"""
