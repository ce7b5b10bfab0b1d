"""`wangdi unit`: the service for systemd, with this installation's own paths in it."""

import getpass
import sys
from argparse import Namespace

from wangdi.project.home import CHECKOUT, home

UNIT = """\
[Unit]
Description=Wangdi 网底
After=network-online.target time-sync.target
Wants=network-online.target time-sync.target

[Service]
Type=simple
User={user}
WorkingDirectory={checkout}
Environment=WANGDI_HOME={home}
Environment=PUBLIC_URL={url}
ExecStart={python} -m wangdi up --port {port}
KillSignal=SIGINT
TimeoutStopSec=30
Restart=on-failure
RestartSec=5
NoNewPrivileges=yes
PrivateTmp=yes
ProtectSystem=strict
ReadWritePaths={home}
ProtectKernelTunables=yes
ProtectControlGroups=yes

[Install]
WantedBy=multi-user.target
"""


def run(options: Namespace) -> None:
    """Print it: `wangdi unit --url https://… > /etc/systemd/system/wangdi.service`."""
    sys.stdout.write(
        UNIT.format(
            user=options.user or getpass.getuser(),
            checkout=CHECKOUT,
            home=home(),
            url=options.url.rstrip("/"),
            python=sys.executable,
            port=options.listen,
        )
    )
