#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Pages in a browser without scripts, from the running server: on a phone and on a desk, in both languages, light and dark. The partner's is read and
answered, the leaders' read.
Usage: check_page.py LICHSONG [FOLDER for screenshots]"""
import datetime, json, os, re, signal, subprocess, sys, time, urllib.error, urllib.parse, urllib.request

from selenium import webdriver
from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException, TimeoutException
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from program import check, finish, lichsong, run

shots = sys.argv[2] if len(sys.argv) > 2 else ""


class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def fetch(url, method="GET", form=None, headers={}):
    data = None if form is None else urllib.parse.urlencode(form).encode()
    try:
        with urllib.request.build_opener(Stay).open(urllib.request.Request(url, data=data, headers=headers, method=method), timeout=20) as answer:
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


def comes(driver, holds):
    """Once the page that a form leads to is there."""
    try:
        return WebDriverWait(driver, 10, 0.1, [NoSuchElementException, StaleElementReferenceException]).until(lambda _: holds())
    except TimeoutException:
        return False


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


def ask(plan):
    """A request for what is still to come, after election day was moved ahead of today."""
    today = datetime.date.today()
    run("dday", plan, str(today + datetime.timedelta(days=30)), worst=1)
    rows = run("list", plan, "--partner", "dai-tinh", "--from", str(today + datetime.timedelta(days=1)))["placements"]
    drafts = [row["id"] for row in rows if row["state"] == "draft"][:5]
    made = run("request", "new", plan, "--partner", "dai-tinh", "--placement", ",".join(drafts), "--title", "Đề nghị phát sóng trước ngày bầu cử",
               "--due", str(today + datetime.timedelta(days=5)), "--note", "CANARY-4")["request"]
    return run("request", "send", plan, made["id"])["request"]


def check_answers(plan, url):
    request = ask(plan)
    codes = [line["id"] for line in request["lines"]]
    check("what is asked comes to the page", until(lambda: codes[0] in fetch(url)[2], 3))
    page = fetch(url)[2]
    check("nothing of the house is asked with it", "CANARY" not in page)
    answer_of = lambda code: next(line["answer"] for line in run("request", "show", plan, request["id"])["request"]["lines"] if line["id"] == code)
    mark = lambda driver, code, answer: driver.find_element(By.CSS_SELECTOR, f'label[for="{answer}.{code}"]').click()
    send = lambda driver, code, what: driver.find_element(By.XPATH, f'//form[.//*[@id="accepted.{code}"]]//button[@value="{what}"]').click()

    driver = browser(390, 844)
    try:
        look(driver, url, "asks-phone-vi", "vi")
        mark(driver, codes[0], "accepted")
        mark(driver, codes[1], "declined")
        check("a time is asked for only where another is proposed", not driver.find_element(By.NAME, f"time.{codes[2]}").is_displayed())
        mark(driver, codes[2], "counter_proposed")
        field = driver.find_element(By.NAME, f"time.{codes[2]}")
        check("and then it can be typed", field.is_displayed())
        field.send_keys("0910PM")
        driver.find_element(By.NAME, f"note.{codes[2]}").send_keys("Giờ này đã có chương trình <b>khác</b>")
        if shots:
            driver.save_screenshot(os.path.join(shots, "asks-phone-vi-marked.png"))
        send(driver, codes[0], "marked")
        check("thanks stand on the page", comes(driver, lambda: driver.find_element(By.ID, "answered").is_displayed() and driver.current_url.endswith("#answered")))
        given = [one.text for one in driver.find_elements(By.CSS_SELECTOR, ".given")]
        check("what was answered is told back", any("Đồng ý" in one for one in given) and any("21:10" in one for one in given))
        size = driver.execute_cdp_cmd("Page.getLayoutMetrics", {})
        check("nothing scrolls sideways after it", size["cssContentSize"]["width"] <= size["cssLayoutViewport"]["clientWidth"])
        if shots:
            driver.save_screenshot(os.path.join(shots, "asks-phone-vi-answered.png"))
    finally:
        driver.quit()
    waiting = run("reply", "list", plan)["replies"]
    check("the answers wait for a person", len(waiting) == 3 and {one["line"] for one in waiting} == set(codes[:3]) and answer_of(codes[0]) == "open")
    for one in waiting:
        run("reply", "apply", plan, one["id"])
    check("and count once one took them", [answer_of(code) for code in codes[:3]] == ["accepted", "declined", "counter_proposed"])

    driver = browser(1280, 900)
    try:
        look(driver, url + "?lang=en", "asks-desk-en", "en")
        send(driver, codes[3], "marked")
        check("a form without a mark comes back with a sentence", comes(driver, lambda: "Nothing is marked" in driver.find_element(By.ID, "trouble").text))
        if shots:
            driver.save_screenshot(os.path.join(shots, "asks-desk-en-trouble.png"))
        mark(driver, codes[3], "counter_proposed")
        driver.find_element(By.NAME, f"note.{codes[3]}").send_keys("kept as it was typed")
        send(driver, codes[3], "marked")
        check("a proposal of what was asked is refused", comes(driver, lambda: "what was asked" in driver.find_element(By.ID, "trouble").text))
        check("and what was typed is kept", driver.find_element(By.NAME, f"note.{codes[3]}").get_attribute("value") == "kept as it was typed")
        driver.get(url + "?lang=en")
        send(driver, codes[3], "rest")
        check("one button agrees to the rest", comes(driver, lambda: driver.find_element(By.ID, "answered").is_displayed()))
    finally:
        driver.quit()
    check("of what was open", {one["line"] for one in run("reply", "list", plan)["replies"]} == set(codes[3:]))

    fields = lambda text: dict(re.findall(r'name="(request|token)" value="([^"]*)"', text[:text.index(codes[0])]))
    form = {**fields(fetch(url)[2]), f"answer.{codes[0]}": "declined", "send": "marked"}
    before = len(run("history", plan)["changes"])
    for what, changed, status in (("without its token", {"token": ""}, 409), ("with a token made up", {"token": "0" * 64}, 409), ("of another request", {"request": "R-0002"}, 409),
                                  ("with an answer that is none", {f"answer.{codes[0]}": "aired"}, 422), ("with another's line", {"answer.L-0001": "accepted"}, 422),
                                  ("with a day that is none", {f"answer.{codes[0]}": "counter_proposed", f"date.{codes[0]}": "2021-02-31"}, 422)):
        check(f"a form {what} changes nothing", fetch(url, "POST", {**form, **changed})[0] == status)
    check("nor does one from another site", fetch(url, "POST", form, {"Origin": "https://evil.example"})[0] == 403)
    check("nor one of another type", fetch(url, "POST", form, {"Content-Type": "text/plain"})[0] == 400)
    check("the journal agrees", len(run("history", plan)["changes"]) == before)
    first = fetch(url, "POST", form)
    check("its own form leads back to the page", first[0] == 303 and first[1]["Location"].endswith("#answered"))
    after = len(run("history", plan)["changes"])
    check("sent twice it is one answer", fetch(url, "POST", form)[0] == 303 and len(run("history", plan)["changes"]) == after == before + 1)
    run("placement", "move", plan, request["lines"][0]["placement"], "--start", "04:40")
    run("request", "send", plan, request["id"])
    check("a form of what is asked no more comes back", until(lambda: "04:40" in fetch(url)[2], 3) and fetch(url, "POST", form)[0] == 409)


def check_leaders(plan, base):
    feed = run("feed", "add", plan, "--leader", "--label", "CANARY-5")["feed"]
    url = base + feed["path"].removesuffix(".ics")
    check("the leaders' page is there", until(lambda: fetch(url)[0] == 200, 3))
    check("with nothing of the house", "CANARY" not in fetch(url)[2] and "<form" not in fetch(url)[2])
    check("and takes no form", fetch(url, "POST", {"request": "R-0001"})[0] == 405)
    check("its calendar has all that was released", fetch(url + ".ics")[2].count("BEGIN:VEVENT") > 100)
    for name, width, height, is_dark, query, language in (("leader-phone-vi", 390, 844, False, "", "vi"), ("leader-desk-en-dark", 1280, 900, True, "?lang=en", "en"), ("leader-desk-vi", 1280, 900, False, "", "vi")):
        driver = browser(width, height, is_dark)
        try:
            look(driver, url + query, name, language)
            check(f"{name}: the matrix has its topics", len(driver.find_elements(By.CSS_SELECTOR, ".matrix tbody tr")) >= 5)
            check(f"{name}: what stands is told in words", any(word in driver.find_element(By.CSS_SELECTOR, ".matrix").text for word in ("missing", "thiếu", "agreed", "đồng ý")))
        finally:
            driver.quit()


def check_pages(plan, feed, free, server):
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
    check("it takes no form without a length, and none that is not its own", fetch(url, "POST")[0] in (400, 411) and fetch(url, "POST", {"a": "b"})[0] == 409)

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

    check_answers(plan, url)
    check_leaders(plan, base)
    run("feed", "revoke", plan, feed["id"])
    check("a revoked page is gone, and its picture", until(lambda: fetch(url)[0] == 410 and fetch(url + "/qr.svg")[0] == 410, 3))
    server.send_signal(signal.SIGTERM)
    check("the server ends when asked to", server.wait(timeout=10) == 0)


def main(folder):
    plan = os.path.join(folder, "plan.lichsong")
    feed, free = prepare(plan)
    server = subprocess.Popen([lichsong, "serve", plan, "--listen", "127.0.0.1:0", "--json", "--base-url", "https://lich.example.vn/", "--quiet"],
                              stdout=subprocess.PIPE, text=True)
    try:
        check_pages(plan, feed, free, server)
    finally:
        server.kill()


finish("check_page", main)
