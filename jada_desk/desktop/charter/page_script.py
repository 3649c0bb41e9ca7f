"""What the preview does to the page that it shows, as scripts of ours in a world of their own.

The page's own scripts are switched off. Ours see its document and none of its names; what they put in is text of the
page that will be published, and nothing of it runs.
"""

import json
from typing import Final

# The world of ours (QWebEngineScript.ScriptWorldId.ApplicationWorld), spelt out: WebEngine is slow to import.
WORLD: Final = 1

# Makes the document shown equal to `html` node by node, so that what did not change stays where it is, with the place
# that is scrolled to. What is parsed this way loads nothing. A head with another style or policy cannot be patched, for
# a policy counts from the moment a page is loaded. The answer says whether the document is that of `html` now.
_PATCH: Final = """
((html, toTop) => {
  const next = new DOMParser().parseFromString(html, "text/html");
  const wanted = next.documentElement.outerHTML;
  const fixed = one => [...one.head.querySelectorAll("style, link, base, script, meta[http-equiv]")]
    .map(node => node.outerHTML).join();
  if (fixed(document) !== fixed(next)) return false;
  const patch = (old, now) => {
    if (old.isEqualNode(now)) return;
    if (old.nodeType !== Node.ELEMENT_NODE || old.nodeName !== now.nodeName) { old.replaceWith(now); return; }
    for (const name of old.getAttributeNames()) if (!now.hasAttribute(name)) old.removeAttribute(name);
    for (const name of now.getAttributeNames()) old.setAttribute(name, now.getAttribute(name));
    const before = [...old.childNodes], after = [...now.childNodes];
    after.forEach((node, n) => n < before.length ? patch(before[n], node) : old.append(node));
    before.slice(after.length).forEach(node => node.remove());
  };
  const place = toTop ? 0 : scrollY;
  patch(document.documentElement, next.documentElement);
  scrollTo(0, place);
  return document.documentElement.outerHTML === wanted;
})"""

# Has the rules for paper count instead of those for a screen, or back: the browser can show one kind only.
_PRINT: Final = """
(isPrint => {
  if ((globalThis.isPrint ?? false) === isPrint) return;
  globalThis.isPrint = isPrint;
  const other = {print: "screen", screen: "print"};
  const swap = rules => [...rules].forEach(rule => {
    if (rule.media) rule.media.mediaText = rule.media.mediaText.replace(/\\b(print|screen)\\b/g, one => other[one]);
    if (rule.cssRules) swap(rule.cssRules);
  });
  [...document.styleSheets].forEach(sheet => swap(sheet.cssRules));
  const paper = new CSSStyleSheet();
  paper.replaceSync(":root { color-scheme: light !important }");
  document.adoptedStyleSheets = isPrint ? [paper] : [];
})"""


def patch_script(html: str, *, to_top: bool) -> str:
    """Puts `html` into the document shown; true when it could."""
    return f"{_PATCH}({json.dumps(html)}, {json.dumps(to_top)})"


def print_script(is_print: bool) -> str:
    """Shows the document as it would be printed, or as it is on a screen."""
    return f"{_PRINT}({json.dumps(is_print)})"
