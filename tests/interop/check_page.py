#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A partner's page in a browser without scripts, from the running server: on a phone and on a desk, in both languages, light and dark.
Usage: check_page.py LICHSONG [FOLDER for screenshots]"""
import json, os, signal, subprocess, sys, tempfile, time, urllib.error, urllib.request

from selenium import webdriver
from selenium.webdriver.common.by import By

lichsong = sys.argv[1]
shots = sys.argv[2] if len(sys.argv) > 2 else ""
failures = []


def check(what, holds):
    if not holds:
        failures.append(what)
        print(f"FAILED: {what}", flush=True)


def run(*words):
    done = subprocess.run([lichsong, *words, "--json"], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(words)} ended with {done.returncode}: {done.stderr}")
    return json.loads(done.stdout)


def fetch(url, method="GET"):
    try:
        with urllib.request.urlopen(urllib.request.Request(url, method=method), timeout=20) as answer:
            return answer.status, dict(answer.headers), answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, dict(error.headers), error.read().decode()


def until(holds, seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.1)
    return False


def browser(width, height, is_dark=False):
    options = webdriver.ChromeOptions()
    for word in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", f"--window-size={max(width, 500)},{height}"):
        options.add_argument(word)
    options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
    driver = webdriver.Chrome(options=options)
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500})
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": "dark" if is_dark else "light"}]})
    return driver


def look(driver, url, name, language):
    driver.get(url)
    check(f"{name}: its language is told", driver.find_element(By.TAG_NAME, "html").get_attribute("lang") == language)
    size = driver.execute_cdp_cmd("Page.getLayoutMetrics", {})
    check(f"{name}: nothing scrolls sideways", size["cssContentSize"]["width"] <= size["cssLayoutViewport"]["clientWidth"])
    check(f"{name}: its style is there", driver.find_element(By.CSS_SELECTOR, ".card").value_of_css_property("border-radius") == "16px")
    if shots:
        os.makedirs(shots, exist_ok=True)
        driver.save_screenshot(os.path.join(shots, name + ".png"))


def prepare(plan):
    """Two releases: in the second one is moved, one cancelled, and everything that is the house's own says CANARY."""
    run("demo", plan)
    for rule in run("rule", "list", plan)["rules"]:  # the sample breaks some that forbid a release
        run("rule", "set", plan, rule["id"], "--severity", "warn")
    feed = run("feed", "add", plan, "--partner", "dai-tinh")["feed"]
    run("release", plan, "--note", "CANARY-1")
    rows = run("list", plan, "--partner", "dai-tinh")["placements"]
    free = [row for row in rows if row["state"] == "confirmed" and row["series"] is None and not row["locked"] and row["start"] and row["start"] > "2021-05-10"]
    run("placement", "move", plan, free[0]["id"], "--start", "21:10")
    run("placement", "cancel", plan, free[1]["id"], "--reason", "CANARY-2")
    run("release", plan, "--note", "CANARY-3")
    return feed, free


def main(folder):
    plan = os.path.join(folder, "plan.lichsong")
    feed, free = prepare(plan)
    server = subprocess.Popen([lichsong, "serve", plan, "--listen", "127.0.0.1:0", "--json", "--base-url", "https://lich.example.vn/", "--quiet"],
                              stdout=subprocess.PIPE, text=True)
    line = ""
    while not line.rstrip().endswith("}"):
        part = server.stdout.readline()
        if part == "":
            sys.exit("the server ended")
        line += part
    base = json.loads(line)["serving"]
    path = feed["path"].removesuffix(".ics")
    url = base + path

    status, headers, page = fetch(url)
    check("the page is there", status == 200 and headers["Content-Type"] == "text/html; charset=utf-8")
    check("it may load only what is its own", "default-src 'none'" in headers["Content-Security-Policy"] and "script-src" not in headers["Content-Security-Policy"])
    check("it sends no address on", headers["Referrer-Policy"] == "no-referrer")
    check("nothing of the house is on it", "CANARY" not in page)
    check("no script and no style is within", "<script" not in page and "style=" not in page and "<style" not in page)
    check("the secret's slot is filled", "\x01" not in page)
    check("it offers calendars", f'href="webcal://lich.example.vn{path}.ics"' in page and "calendar.google.com/calendar/r?cid=webcal%3A%2F%2Flich.example.vn%2Ffeeds%2F" in page)
    picture = fetch(url + "/qr.svg")
    check("the QR code is drawn", picture[0] == 200 and picture[1]["Content-Type"] == "image/svg+xml" and picture[2].startswith("<svg"))
    check("the style sheet is there", fetch(base + "/page.css")[0] == 200)
    wrong = fetch(base + path[:-1] + ("A" if path[-1] != "A" else "B"))
    check("another secret is nothing, in the same words", wrong[0] == 404 and wrong[2] == fetch(base + "/nothing")[2])
    check("it takes nothing", fetch(url, "POST")[0] in (405, 411))

    for name, width, height, is_dark, query, language in (("phone-vi", 390, 844, False, "", "vi"), ("phone-en-dark", 390, 844, True, "?lang=en", "en"),
                                                          ("desk-vi", 1280, 900, False, "?lang=vi", "vi"), ("desk-en-dark", 1280, 900, True, "?lang=en", "en")):
        driver = browser(width, height, is_dark)
        try:
            look(driver, url + query, name, language)
            kinds = {row.get_attribute("class") for row in driver.find_elements(By.CSS_SELECTOR, ".changes .badge")}
            check(f"{name}: what was moved and cancelled stands first", {"badge moved", "badge cancelled"} <= kinds)
            driver.find_element(By.TAG_NAME, "summary").click()
            if shots:
                driver.save_screenshot(os.path.join(shots, name + "-open.png"))
            check(f"{name}: the schedule has the partner's titles", len(driver.find_elements(By.CSS_SELECTOR, ".day li")) > 10 and (language == "en" or free[0]["title"].split()[0] in driver.page_source))
        finally:
            driver.quit()

    run("feed", "revoke", plan, feed["id"])
    check("a revoked page is gone, and its picture", until(lambda: fetch(url)[0] == 410 and fetch(url + "/qr.svg")[0] == 410, 3))
    server.send_signal(signal.SIGTERM)
    check("the server ends when asked to", server.wait(timeout=10) == 0)


with tempfile.TemporaryDirectory() as temp:
    main(temp)
print(f"check_page: {len(failures)} failures")
sys.exit(1 if failures else 0)
