#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""packaging/linux as it is handed out: a feed through nginx with the example's own settings and a certificate made here, no secret in any log,
and the exposure of the systemd unit. Only places in the example are changed: names, ports, files. Usage: check_behind_nginx.py LICHSONG"""
import http.client, os, re, signal, socket, ssl, subprocess, sys, time

from program import check, finish, lichsong, port_of, run

linux = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "packaging", "linux")


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def serve(folder, plan):
    log = open(os.path.join(folder, "lichsong.err"), "w", encoding="utf-8")
    server = subprocess.Popen([lichsong, "serve", plan, "--listen", "127.0.0.1:0", "--trusted-proxy", "127.0.0.1", "--base-url", "", "--json"], stdout=subprocess.PIPE, stderr=log, text=True)
    return server, port_of(server)


def put_in_place(folder, upstream):
    """The example with this folder's files and free ports; whatever else it says is what runs."""
    port = free_port()
    with open(os.path.join(linux, "nginx.conf"), encoding="utf-8") as file:
        site = file.read()
    for of_example, here in ((r"listen 443 ssl http2;", f"listen 127.0.0.1:{port} ssl http2;"), (r"listen \[::\]:443 ssl http2;", ""),
                             (r"server 127\.0\.0\.1:8180;", f"server 127.0.0.1:{upstream};"), (r"/etc/letsencrypt/live/lich\.example\.vn", folder),
                             (r"/var/log/nginx", folder)):
        site, times = re.subn(of_example, here, site)
        check(f"the example has {of_example}", times > 0)
    with open(os.path.join(folder, "site.conf"), "w", encoding="utf-8") as file:
        file.write(site)
    config = os.path.join(folder, "nginx.conf")
    user = "user root;\n" if os.geteuid() == 0 else ""
    paths = "".join(f" {kind}_temp_path {folder}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    with open(config, "w", encoding="utf-8") as file:
        file.write(f"{user}pid {folder}/pid;\nerror_log {folder}/main-error.log;\nevents {{}}\nhttp {{\n{paths} include {folder}/site.conf;\n}}\n")
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj", "/CN=lich.example.vn",
                    "-addext", "subjectAltName=DNS:lich.example.vn", "-keyout", f"{folder}/privkey.pem", "-out", f"{folder}/fullchain.pem"], check=True, capture_output=True)
    return config, port


class Client:
    def __init__(self, folder, port):
        self.port = port
        self.context = ssl.create_default_context(cafile=f"{folder}/fullchain.pem")

    def get(self, path, **headers):
        plain = socket.create_connection(("127.0.0.1", self.port), 20)
        connection = http.client.HTTPConnection("lich.example.vn")
        connection.sock = self.context.wrap_socket(plain, server_hostname="lich.example.vn")
        connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, answer.headers, body


def wait_for(port):
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.05)
    sys.exit("nginx does not answer")


def ask_through(client, path, secret, server):
    status, headers, body = client.get(path)
    check("the feed comes through", status == 200 and body.startswith(b"BEGIN:VCALENDAR") and headers["Content-Type"] == "text/calendar; charset=utf-8")
    check("with one wish to keep to TLS", headers.get_all("Strict-Transport-Security") == ["max-age=31536000"])
    check("and private", headers["Cache-Control"].startswith("private"))
    check("who has it already is told so", client.get(path, If_None_Match=headers["ETag"])[0] == 304)
    check("packed it comes, too", client.get(path, Accept_Encoding="gzip")[1]["Content-Encoding"] == "gzip")
    check("another letter for one in the address is seen through", client.get(path.replace("/feeds/", "/%66eeds/"))[0] == 200)
    check("and nothing that follows it is", client.get(f"/nothing/{secret}?{secret}")[0] == 404)
    guesses = [client.get(f"/feeds/{n:043d}.ics", X_Forwarded_For=f"198.51.100.{n}")[0] for n in range(25)]
    check("who writes addresses of others into the header is the same guest", 429 in guesses)
    check("and the partner is served beside them", client.get(path)[0] == 200)
    server.send_signal(signal.SIGTERM)
    server.wait(timeout=10)
    check("without the server the proxy says so", client.get(path)[0] == 502)


def check_logs(folder, secret):
    logs = {}
    for name in ("lichsong.log", "lichsong-error.log", "main-error.log", "lichsong.err"):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            logs[name] = file.read()
    check("requests are logged, with the beginning of the secret", logs["lichsong.log"].count(f"GET /feeds/{secret[:8]}...") == 6 and f"/feeds/{secret[:8]}" in logs["lichsong.err"])
    for name, text in logs.items():
        check(f"nothing more of it is in {name}", secret[:9] not in text and "?" not in text.replace("?…", ""))


def check_unit():
    said = subprocess.run(["systemd-analyze", "security", "--offline=true", "--no-pager", os.path.join(linux, "lichsong.service")], capture_output=True, text=True, check=False)
    exposure = re.search(r"Overall exposure level for lichsong.service: ([\d.]+)", said.stdout)
    check(f"systemd counts an exposure under 2.5: {said.stderr}", exposure is not None and float(exposure.group(1)) < 2.5)
    print(f"exposure of the unit: {exposure.group(1) if exposure else 'unknown'}")


def main(folder):
    plan = os.path.join(folder, "plan.lichsong")
    run("demo", plan)
    for rule in run("rule", "list", plan)["rules"]:  # the sample breaks some that forbid a release
        run("rule", "set", plan, rule["id"], "--severity", "warn")
    run("release", plan, "--note", "Bản đầu")
    path = run("feed", "add", plan, "--partner", "dai-tinh", "--expires", "2099-01-01")["feed"]["path"]
    secret = path.split("/")[-1].removesuffix(".ics")
    server, upstream = serve(folder, plan)
    config, port = put_in_place(folder, upstream)
    tested = subprocess.run(["/usr/sbin/nginx", "-t", "-c", config], capture_output=True, text=True, check=False)
    check(f"nginx takes the example without a warning: {tested.stderr}", tested.returncode == 0 and "[warn]" not in tested.stderr)
    nginx = subprocess.Popen(["/usr/sbin/nginx", "-c", config, "-g", "daemon off;"])
    try:
        wait_for(port)
        ask_through(Client(folder, port), path, secret, server)
    finally:
        nginx.terminate()
        nginx.wait(10)
        server.kill()
    check_logs(folder, secret)
    check_unit()


finish("check_behind_nginx", main)
