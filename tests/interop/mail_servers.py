# SPDX-License-Identifier: Apache-2.0
"""Mail servers of this machine for tests: aiosmtpd that takes mail, and Dovecot that gives it; on free ports of loopback, with
certificates made for the run."""
import grp, os, pwd, shutil, socket, ssl, subprocess, time

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, SMTP

USER = "lich"
PASSWORD = "m4t-khau-thu"


def make_certificate(folder, name):
    key, cert = os.path.join(folder, name + ".key"), os.path.join(folder, name + ".pem")
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
                    "-keyout", key, "-out", cert], check=True, capture_output=True)
    return key, cert


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Desk:
    """Keeps what it takes; nobody whose name begins with "khong" is there."""

    def __init__(self):
        self.taken = []
        self.named = []  # for whom the last one was

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("khong"):
            return "550 5.1.1 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.taken.append(envelope.content)
        self.named = list(envelope.rcpt_tos)
        return "250 OK"


class Secured(Controller):
    """STARTTLS and a login before anything else."""

    def __init__(self, desk, folder):
        key, self.certificate = make_certificate(folder, "smtp")
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(self.certificate, key)
        super().__init__(desk, hostname="127.0.0.1", port=free_port())

    def factory(self):
        return SMTP(self.handler, tls_context=self.context, require_starttls=True, auth_required=True,
                    authenticator=lambda server, session, envelope, mechanism, data: AuthResult(success=data.password == PASSWORD.encode(), handled=False))


class Mailbox:
    """An account of Dovecot's: TLS on `port`, STARTTLS on `plain_port`. Messages are put into its folders as files."""

    def __init__(self, folder):
        self.folder = folder
        key, self.certificate = make_certificate(folder, "imap")
        self.home, self.port, self.plain_port = os.path.join(folder, "lich"), free_port(), free_port()
        self.user = "nobody" if os.getuid() == 0 else pwd.getpwuid(os.getuid()).pw_name  # Dovecot gives no mail to root
        self.group = grp.getgrgid(pwd.getpwnam(self.user).pw_gid).gr_name
        self.make_folder("")
        os.chmod(folder, 0o755)
        self.give_away()
        conf = os.path.join(folder, "dovecot.conf")
        with open(conf, "w", encoding="utf-8") as file:
            file.write(f"""base_dir = {folder}/run
log_path = {folder}/log
protocols = imap
ssl = required
ssl_cert = <{self.certificate}
ssl_key = <{key}
default_internal_user = {self.user}
default_login_user = {self.user}
default_internal_group = {self.group}
mail_location = maildir:{self.home}/Maildir
first_valid_uid = 1
service imap-login {{
  chroot =
  inet_listener imap {{
    address = 127.0.0.1
    port = {self.plain_port}
  }}
  inet_listener imaps {{
    address = 127.0.0.1
    port = {self.port}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
}}
passdb {{
  driver = static
  args = password={PASSWORD}
}}
userdb {{
  driver = static
  args = uid={self.user} gid={self.group} home={self.home}
}}
""")
        self.process = subprocess.Popen([shutil.which("dovecot", path="/usr/sbin:/usr/bin"), "-F", "-c", conf], stderr=subprocess.DEVNULL)
        self.wait()

    def give_away(self):
        if os.getuid() != 0:
            return
        for where, _, names in os.walk(self.home):
            for path in [where] + [os.path.join(where, name) for name in names]:
                shutil.chown(path, self.user, self.group)

    def wait(self):
        for _ in range(80):
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                time.sleep(0.1)
        raise SystemExit("Dovecot did not begin")

    def make_folder(self, name):
        """`name` as Dovecot has it on the disk: "" is the INBOX."""
        for part in ("new", "cur", "tmp"):
            os.makedirs(os.path.join(self.home, "Maildir", name, part))

    def put(self, name, content, folder=""):
        with open(os.path.join(self.home, "Maildir", folder, "new", name), "wb") as file:
            file.write(content)
        self.give_away()

    def end(self):
        self.process.terminate()
        self.process.wait(timeout=10)
