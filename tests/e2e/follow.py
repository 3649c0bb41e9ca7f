"""A browser that follows the page it is given to its end, and shows nothing."""

import sys
import time
import urllib.request

with urllib.request.urlopen(sys.argv[1], timeout=10) as page:
    page.read()
time.sleep(0.3)  # a person's browser stays; its command line can be seen
