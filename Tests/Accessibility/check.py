"""Checks pages of the report against WCAG 2.2 AA in headless Chromium, and their HTML by the validator of the W3C.

    check.py SKILLSPLAN AXE VNU [--strict] [--only WORD]

Makes the pages itself, in a folder that is gone afterwards. Prints a line for each check of each page; ends with 1
where one fails, and with --strict also where one was skipped.
"""

import argparse
import base64
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

ROOT = pathlib.Path(__file__).resolve().parents[2]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
HOSTILE = [
    "</td><script>document.title='taken'</script>",
    "\" onmouseover=\"alert(1)",
    "' autofocus onfocus='alert(1)",
    "W" * 400,
    "תוכנית חינוך טכני של שנה הבאה",
    "خطة التعليم (١٢٣) <b>",
    "a|b & c < d > e \\ `f` *g*",
]

# Properties of the standards that the validator, of 2020, does not know yet.
NEWER = {"color-scheme", "forced-color-adjust", "paint-order", "text-wrap", "text-size-adjust",
         "text-underline-offset", "print-color-adjust"}

# Everything that a reader can operate, in the order of the document.
OPERABLE = """
const all = Array.from(document.querySelectorAll('a[href],button,input,[tabindex="0"]'))
  .filter(e => e.getClientRects().length > 0);
"""

CONTRAST = """
function colour(text) {
  const c = document.createElement('canvas').getContext('2d');
  c.fillStyle = text; c.fillRect(0, 0, 1, 1);
  return Array.from(c.getImageData(0, 0, 1, 1).data).slice(0, 3);
}
function light(rgb) {
  const [r, g, b] = rgb.map(v => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a, b) {
  const [x, y] = [light(colour(a)), light(colour(b))].sort((p, q) => q - p);
  return (x + 0.05) / (y + 0.05);
}
const paper = getComputedStyle(document.body).backgroundColor, found = [];
let count = 0;
document.querySelectorAll('svg text').forEach(e => {
  if (e.getClientRects().length === 0) return;
  const ratio = contrast(getComputedStyle(e).fill, paper);
  count += 1;
  if (ratio < 4.5) found.push(['text', e.textContent, ratio]);
});
[['.fill', 'fill'], ['.track', 'stroke'], ['.mark', 'stroke'], ['.ring', 'stroke'], ['.seat', 'fill'], ['.venue', 'stroke'],
 ['.a', 'stroke'], ['.a3', 'fill'], ['.pd', 'fill'], ['.ps', 'stroke']].forEach(([mark, part]) => {
  const e = document.querySelector('svg ' + mark);
  if (!e) return;
  count += 1;
  const ratio = contrast(getComputedStyle(e)[part], paper);
  if (ratio < 3) found.push([mark, part, ratio]);
});
return [count, found];
"""


class Browser:
    """Chromium without a window, whose width, colours and motion are set."""

    def __init__(self):
        options = webdriver.ChromeOptions()
        for word in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"):
            options.add_argument(word)
        options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
        options.binary_location = shutil.which("chromium")
        self.driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
        # A page of ten thousand cells takes axe minutes.
        self.driver.set_script_timeout(1500)
        self.driver.command_executor.client_config.timeout = 1500
        self.driver.set_page_load_timeout(120)

    def cdp(self, command, **parameters):
        return self.driver.execute_cdp_cmd(command, parameters)

    def js(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def open(self, page, width=1280, **features):
        self.cdp("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)
        self.cdp("Emulation.setEmulatedMedia", media="", features=[
            {"name": name.replace("_", "-"), "value": value} for name, value in features.items()])
        self.driver.get("about:blank")
        for kind in ("performance", "browser"):
            self.driver.get_log(kind)
        self.driver.get(page.as_uri())

    def key(self, key, code):
        for kind in ("rawKeyDown", "keyUp"):
            self.cdp("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code)


def axe(browser, page, script, scheme):
    """No violation, and nothing that axe leaves to people.

    The contrast of text in pictures it cannot tell; `contrast` does, and nothing else is to be found there.
    """
    browser.open(page, prefers_color_scheme=scheme)
    # A row that is scrolled out of its box lies behind others, and axe cannot tell its contrast.
    browser.js("document.querySelectorAll('.long').forEach(e => { e.style.maxHeight = 'none'; })")
    browser.js(script)
    result = browser.driver.execute_async_script("""
      const done = arguments[arguments.length - 1];
      axe.run({exclude: [['svg text']]}, {runOnly: {type: 'tag', values: arguments[0]}, resultTypes: ['violations', 'incomplete']})
        .then(r => done([r.passes.length].concat([r.violations, r.incomplete].map(l => l.map(
          v => v.id + ': ' + v.nodes.length + ' (' + v.nodes[0].target + ' ' + (v.nodes[0].any[0] || {message: ''}).message + ')')))),
          e => done([0, ['axe broke: ' + e], []]));
    """, TAGS)
    passes, violations, incomplete = result
    return ([] if passes > 5 else ["axe looked at nothing"]) + violations + incomplete


def reflow(browser, page):
    """No scrolling sideways at 320 pixels, nor at 640, which is 1280 at 200 %."""
    faults = []
    for width in (320, 640):
        browser.open(page, width=width)
        has, room = browser.js("return [document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        if has > room:
            faults.append(f"{has} pixels wide in {room}")
    return faults


def contrast(browser, page, scheme):
    browser.open(page, prefers_color_scheme=scheme)
    count, found = browser.js(CONTRAST)
    return ([] if count > 10 else [f"only {count} marks found"]) + [str(fault) for fault in found]


def keyboard(browser, page, least=10):
    """Tab goes through everything operable in the order of the document, and each shows that it has the focus."""
    browser.open(page)
    count = browser.js(OPERABLE + "all.forEach((e, i) => e.dataset.order = i); return all.length;")
    faults = [] if count > least else [f"only {count} things to operate"]
    for due in range(count):
        browser.key("Tab", 9)
        place, outline = browser.js("""
          const e = document.activeElement, s = getComputedStyle(e);
          return [e.dataset.order, s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2];""")
        if place != str(due):
            faults.append(f"Tab {due + 1} went to {place}")
            break
        if not outline:
            faults.append(f"{due} shows no focus")
    return faults


def forced_colours(browser, page):
    """In forced colours marks and text stand out from the page, whatever the colours are."""
    browser.open(page, forced_colors="active")
    count, found = browser.js(CONTRAST)
    active = browser.js("return matchMedia('(forced-colors: active)').matches")
    return ([] if active else ["forced colours are not emulated"]) + [str(fault) for fault in found]


def reduced_motion(browser, page):
    browser.open(page, prefers_reduced_motion="reduce")
    moves = browser.js("""
      return [getComputedStyle(document.documentElement).scrollBehavior].concat(Array.from(document.querySelectorAll('*'))
        .map(e => getComputedStyle(e)).filter(s => s.transitionDuration !== '0s' || s.animationName !== 'none').map(s => 'moves'));""")
    return [] if moves == ["auto"] else [str(moves[:3])]


def alone(browser, page):
    """Nothing is asked of any network, and the policy finds nothing to refuse."""
    browser.open(page)
    events = [json.loads(entry["message"])["message"] for entry in browser.driver.get_log("performance")]
    asked = [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]
    asked = [url for url in asked if url != page.as_uri() and not url.startswith("data:text/html,chromewebdata")]
    said = [entry["message"] for entry in browser.driver.get_log("browser")]
    return [f"asked for {url}" for url in asked] + said


def script(browser, page):
    """Sorting works under the policy; without the script every row is there all the same."""
    browser.open(page)
    rows = "return document.querySelectorAll('tbody tr').length"
    count = browser.js(rows)
    result = browser.js("""
      const button = document.querySelector('#t-districts .sort, #t-courses .sort, .sort');
      if (!button) return 'no button';
      const names = () => Array.from(button.closest('table').tBodies[0].rows).map(r => r.cells[0].textContent);
      button.click();
      const up = names();
      button.click();
      const down = names();
      return button.closest('th').getAttribute('aria-sort') === 'descending' && up[0] === down[down.length - 1]
        && document.title.indexOf('taken') < 0 ? '' : 'it does not sort';""")
    browser.cdp("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.open(page)
        bare = browser.js(rows)
        buttons = browser.js("return document.querySelectorAll('button, input').length")
    finally:
        browser.cdp("Emulation.setScriptExecutionDisabled", value=False)
    faults = [result] if result else []
    if bare != count:
        faults.append(f"{bare} rows without the script, {count} with it")
    if buttons:
        faults.append("controls that do nothing without the script")
    return faults


def printed(browser, page, status):
    """The status stands on every printed page."""
    browser.open(page)
    pdf = page.with_suffix(".pdf")
    pdf.write_bytes(base64.b64decode(browser.cdp("Page.printToPDF", preferCSSPageSize=True)["data"]))
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout
    pages = text.split("\f")[:-1]
    words = " ".join(status.split())
    missing = [n + 1 for n, one in enumerate(pages) if words not in " ".join(one.split())]
    return [f"no status on pages {missing} of {len(pages)}"] if missing or not pages else []


def valid(page, vnu):
    """The validator of the W3C finds no error."""
    run = subprocess.run(["java", "-jar", vnu, "--format", "json", "--exit-zero-always", page], capture_output=True, text=True)
    errors = [m for m in json.loads(run.stderr)["messages"] if m["type"] == "error"]
    newer = re.compile("CSS: “([a-z-]+)”: Property “\\1” doesn't exist.")
    return [f"{m['lastLine']}: {m['message']}" for m in errors
            if not ((known := newer.fullmatch(m["message"])) and known[1] in NEWER)]


def hostile(folder):
    """The smallest plan, every name and sentence of it a text that would be markup, too long or from right to left."""
    text = (ROOT / "plans/smallest/plan.yaml").read_text()
    place = 0

    def other(match):
        nonlocal place
        place += 1
        return match[1] + json.dumps(HOSTILE[place % len(HOSTILE)], ensure_ascii=False)

    text = re.sub(r"(?m)^((?:title|organisation|contact|  organisation|  contact): ).*$", other, text)
    text = re.sub(r"(\bname: )(?:\"[^\"]*\"|[^,\n}]+)", other, text)
    text = re.sub(r"(?m)^(  - )\"[^\"]*\"$", other, text)
    plan = folder / "hostile.yaml"
    plan.write_text(text)
    return plan


RULED = """kind: SkillsBrief
version: 1
extends: brief.yaml
policies:
  - {at-most: 20 places, provider: "10001000", source: the skills board}
  - {at-most: 90%, each: home-district}
  - {minimum-cohort: 2, mode: apprenticeship}
pins:
  - {area: E01024855, provider: "10001000", at-least: 3, reason: a bus that the school runs, role: head of skills,
     decided: 2026-06-01, expires: 2027-07-31}
"""


def ruled(folder, skillsplan):
    """The smallest plan with policies and a pin; its report, and the pages of a pack of either kind."""
    example = folder / "ruled"
    shutil.copytree(ROOT / "plans/smallest", example)
    (example / "ruled.yaml").write_text(RULED)
    plan = example / "ruled-plan.yaml"
    run = lambda *words: subprocess.run([skillsplan, *words], check=True, stdout=subprocess.DEVNULL)
    run("plan", example / "ruled.yaml", "-o", plan)
    run("report", plan, "-o", folder / "ruled.html")
    pages = {}
    for rule in ("none", "ons-10-5"):
        run("publish", plan, "-o", folder / f"pack-{rule}", "--disclosure", rule)
        for page in sorted((folder / f"pack-{rule}").glob("*.html")):
            if not page.name.startswith(("report", "district")):
                pages[f"pack {rule}, {page.stem}"] = page
    return folder / "ruled.html", pages


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("skillsplan")
    parser.add_argument("axe", type=pathlib.Path)
    parser.add_argument("vnu", type=pathlib.Path)
    parser.add_argument("--strict", action="store_true", help="fail where anything was skipped")
    parser.add_argument("--only", default="", help="checks whose name has this in it")
    arguments = parser.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="skillsplan-accessibility-"))
    failed, skipped, done = [], [], 0
    try:
        status = re.search(r"(?m)^status: (.*)$", (ROOT / "plans/smallest/plan.yaml").read_text())[1]
        wanted = {
            "smallest": [ROOT / "plans/smallest/plan.yaml"],
            "hostile": [hostile(folder)],
            "burnley": [ROOT / "plans/lancashire/plan.yaml", "--district", "Burnley"],
            "lancashire": [ROOT / "plans/lancashire/plan.yaml"],
        }
        pages = {}
        for name, words in wanted.items():
            pages[name] = folder / f"{name}.html"
            subprocess.run([arguments.skillsplan, "report", *words, "-o", pages[name]], check=True)
        pages["ruled"], pack = ruled(folder, pathlib.Path(arguments.skillsplan).resolve())
        pages |= pack
        missing = [tool for tool in ("chromium", "chromedriver", "java", "pdftotext") if not shutil.which(tool)]
        browser = Browser() if not {"chromium", "chromedriver"} & set(missing) else None
        axe_script = arguments.axe.read_text() if arguments.axe.exists() else None
        for name, page in pages.items():
            checks = {
                "reflow at 320 and 640 pixels": (browser, lambda: reflow(browser, page)),
                "keyboard": (browser, lambda: keyboard(browser, page, 1 if name in pack else 10)),
                "forced colours": (browser, lambda: forced_colours(browser, page)),
                "reduced motion": (browser, lambda: reduced_motion(browser, page)),
                "nothing loaded": (browser, lambda: alone(browser, page)),
                "script and no script": (browser, lambda: script(browser, page)),
                "status on printed pages": (browser and shutil.which("pdftotext"), lambda: printed(browser, page, status)),
                "valid HTML": (shutil.which("java") and arguments.vnu.exists(), lambda: valid(page, arguments.vnu)),
            }
            for scheme in ("light", "dark"):
                checks[f"contrast in pictures, {scheme}"] = (
                    browser, lambda scheme=scheme: contrast(browser, page, scheme))
                checks[f"axe, {scheme}"] = (
                    browser and axe_script, lambda scheme=scheme: axe(browser, page, axe_script, scheme))
            for check, (can, run) in checks.items():
                # Pages of a pack have no pictures, and not all have tables.
                if name in pack and ("pictures" in check or check in ("forced colours", "script and no script")):
                    continue
                if arguments.only not in f"{name}: {check}":
                    continue
                if not can:
                    skipped.append(f"{name}: {check}")
                    print(f"skipped  {name}: {check}")
                    continue
                faults = run()
                done += 1
                if faults:
                    failed.append(f"{name}: {check}")
                print(f"{'FAILED ' if faults else 'holds  '}  {name}: {check}", *faults, sep="\n           ", flush=True)
        if browser:
            browser.driver.quit()
    finally:
        shutil.rmtree(folder)
    print(f"{done} checks, {len(failed)} failed, {len(skipped)} skipped"
          + (f" (missing: {', '.join(missing)})" if skipped else ""))
    if failed or not done or (skipped and arguments.strict):
        sys.exit(1)


main()
