# SPDX-License-Identifier: MIT
"""What must have come out of each section of docs/reports.md."""
import html
import os
import re
import shutil
import subprocess
import zipfile

ALT = "Map: Reported attacks on the fuel roads to Bamako. It shows"


def read(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        return file.read()


def need(condition, what):
    if not condition:
        raise SystemExit("wrong: " + what)


def has(folder, *names):
    for name in names:
        need(os.path.getsize(os.path.join(folder, name)) > 0, name + " is empty or missing")


def pdf_images(path):
    """Number of bitmaps in a PDF; 0 where pdfimages is not installed."""
    if shutil.which("pdfimages") is None:
        return 0
    listing = subprocess.run(["pdfimages", "-list", path], capture_output=True, text=True, check=True)
    return max(0, len(listing.stdout.splitlines()) - 2)


def pdf_text(path):
    """The text of a PDF; empty where pdftotext is not installed."""
    if shutil.which("pdftotext") is None:
        return ""
    return subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout


def check_pdf(path):
    """A PDF whose maps are drawn as vectors with live text."""
    need(pdf_images(path) == 0, path + " holds bitmaps")
    text = pdf_text(path)
    need(not text or "BAMAKO" in text, path + " has no map")


def check_pandoc(folder):
    page = html.unescape(read(folder, "report.html"))
    sources = re.findall(r'<img\s+src="(cordon-maps/[^"]*\.svg)"', page)
    need(len(sources) == 2, "report.html does not have two figures")
    has(folder, *sources)
    need(ALT in page, "report.html has no alternative text of the map")
    need("Attacks were reported west and north-west" in page, "report.html lost the given alt")
    need("<em>last week</em> of October" in page, "report.html lost the given caption")
    need('id="fig:roads"' in page, "report.html has no id")
    with zipfile.ZipFile(os.path.join(folder, "report.docx")) as docx:
        text = html.unescape(docx.read("word/document.xml").decode())
        media = [name for name in docx.namelist() if name.startswith("word/media/")]
    need(len(media) == 2 and all(name.endswith(".png") for name in media), "media of report.docx")
    need('descr="' + ALT in text, "report.docx has no alternative text of the map")
    need("Sources: RFI" in text, "report.docx has no caption of the map")
    with zipfile.ZipFile(os.path.join(folder, "report.odt")) as odt:
        need(sum(name.startswith("Pictures/") for name in odt.namelist()) >= 2, "report.odt")
    if os.path.exists(os.path.join(folder, "report.pdf")):
        check_pdf(os.path.join(folder, "report.pdf"))
    page = os.path.join(folder, "report-web.pdf")
    if os.path.exists(page):
        check_pdf(page)
        need("Map: Reported attacks" not in pdf_text(page), "report-web.pdf shows the alt for the map")


def check(title, folder):
    if title.startswith("Words"):
        has(folder, "roads.pdf", "roads.json", "roads.caption.txt")
        need(read(folder, "roads.alt.txt").startswith(ALT), "roads.alt.txt")
    elif title.startswith("Typst"):
        check_pdf(os.path.join(folder, "article.pdf"))
    elif title.startswith("Pandoc"):
        check_pandoc(folder)
    elif title.startswith("LaTeX"):
        check_pdf(os.path.join(folder, "article.pdf"))
    elif title.startswith("Word and"):
        has(folder, "word/report.pdf")
    elif title.startswith("Jupyter"):
        page = html.unescape(read(folder, "map.html"))
        need('<img width="600" alt="' + ALT in page, "map.html has no picture")
    elif title.startswith("Sphinx"):
        page = read(folder, "html/index.html")
        need("_images/roads.svg" in page, "the page of Sphinx has no picture")
        need("Sources: RFI" in page, "the page of Sphinx has no caption")
    elif title.startswith("Asciidoctor"):
        need('src="roads.svg"' in read(folder, "roads.html"), "roads.html has no picture")
    elif title.startswith("Atlas"):
        has(folder, "maps/Kati.png", "maps/Bougouni.json", "maps/Kayes.alt.txt")
