"""The released chapters, and a browser."""

import shutil

import pytest
from selenium import webdriver

from autograders.web import release


@pytest.fixture(scope="session")
def releases():
    """The folder with the released chapters in ``LANGUAGE/CHAPTER``."""
    with release.released() as folder:
        yield folder


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    """Chromium without a window, which finds no other machine."""
    options = webdriver.ChromeOptions()
    for argument in ["headless=new", "no-sandbox", "disable-gpu", "window-size=1300,1000"]:
        options.add_argument(f"--{argument}")
    options.add_argument("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")
    options.add_argument(f"--user-data-dir={tmp_path_factory.mktemp('profile')}")
    options.binary_location = shutil.which("chromium") or shutil.which("google-chrome") or ""
    driver = webdriver.Chrome(options, webdriver.ChromeService(shutil.which("chromedriver")))
    yield driver
    driver.quit()
