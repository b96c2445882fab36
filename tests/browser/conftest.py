"""A released chapter alone in a folder, Jupyter's own servers, and a browser."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from selenium import webdriver

from autograders.demo import nbgrader, prepare
from autograders.notebooks import ROOT

CHAPTER = "02_chain_rule"
PATIENCE = 180  # seconds: the machines are shared
NO_NEWS = '{"disabledExtensions": {"@jupyterlab/apputils-extension:announcements": true}}'


@pytest.fixture(scope="session")
def released(tmp_path_factory):
    """The folder of a chapter as nbgrader releases it."""
    root = tmp_path_factory.mktemp("course")
    prepare(root)
    nbgrader(root, "generate_assignment", CHAPTER)
    return root / "release" / CHAPTER


@pytest.fixture
def serve(released, tmp_path):
    """A function that starts a Jupyter on a copy of the chapter, or on a course's folder if it is
    given one; returns its address."""
    servers = []

    def start(application, course=None):
        folder = course or shutil.copytree(released, tmp_path / "alone")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        settings = {
            "ServerApp.ip": "127.0.0.1",
            "ServerApp.port": port,
            "ServerApp.root_dir": folder,
            "IdentityProvider.token": "",
        }
        command = [sys.executable, "-m", application, "--no-browser", "--allow-root"]
        command += [f"--{name}={value}" for name, value in settings.items()]
        clean = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "COURSE_LANG")}
        if course:
            clean["PYTHONPATH"] = str(ROOT)  # formgrader works with our plug-ins
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        # Nobody's own settings, kernels or history.
        for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR"):
            clean[name] = str(tmp_path / name)
        (tmp_path / "JUPYTER_CONFIG_DIR" / "labconfig").mkdir(parents=True)
        (tmp_path / "JUPYTER_CONFIG_DIR" / "labconfig" / "page_config.json").write_text(NO_NEWS)
        with (tmp_path / "server.log").open("w") as log:
            servers.append(
                subprocess.Popen(
                    command, cwd=folder, env={**clean, "PATH": path}, stdout=log, stderr=log
                )
            )
        address = f"http://127.0.0.1:{port}"
        wait_for(address, servers[-1], tmp_path / "server.log")
        return address

    yield start
    for server in servers:
        server.terminate()
        server.wait(PATIENCE)


def wait_for(address, server, log):
    """Wait until a server answers."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            urllib.request.urlopen(f"{address}/api", timeout=PATIENCE).close()
            return
        except OSError:
            assert server.poll() is None and time.monotonic() < end, log.read_text()
            time.sleep(0.2)


@pytest.fixture
def browser(tmp_path):
    """Chromium without a window."""
    options = webdriver.ChromeOptions()
    for argument in ["headless=new", "no-sandbox", "disable-gpu", "window-size=1300,1000"]:
        options.add_argument(f"--{argument}")
    options.add_argument(f"--user-data-dir={tmp_path / 'profile'}")
    options.binary_location = shutil.which("chromium") or shutil.which("google-chrome") or ""
    driver = webdriver.Chrome(options, webdriver.ChromeService(shutil.which("chromedriver")))
    driver.set_script_timeout(PATIENCE)
    yield driver
    driver.quit()
