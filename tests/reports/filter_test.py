#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The pandoc filter where something is wrong: filter_test.py PROGRAM SOURCE"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile

PROGRAM, SOURCE = sys.argv[1:3]
MAP = '[map]\ncentre = "Bamako"\nwidth = "200km"\nsize = "60mm"\n[data]\nincidents = "in.csv"\n'
ROWS = "lat,lon,date,type,place,source,claim\n12.84,-8.52,2025-10-28,armed_attack,RN24,RFI,reported\n"


class Filter(unittest.TestCase):
    def setUp(self):
        self.root = tempfile.mkdtemp(prefix="cordon-")
        self.addCleanup(shutil.rmtree, self.root)
        self.put("in.csv", ROWS)

    def put(self, name, text):
        path = os.path.join(self.root, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)

    def pandoc(self, *options, **variables):
        environment = dict(os.environ, CORDON_DATA=SOURCE, XDG_CACHE_HOME=os.path.join(self.root, "cache"),
                           PATH=os.path.dirname(PROGRAM) + os.pathsep + os.environ["PATH"])
        environment.update(variables)
        return subprocess.run(
            ["pandoc", "--lua-filter", os.path.join(SOURCE, "integrations/pandoc/cordon.lua"), *options],
            cwd=self.root, text=True, capture_output=True, env=environment)

    def block(self, text, attributes=""):
        return "```{.cordon " + attributes + "}\n" + text + "```\n"

    def test_an_error_stands_in_the_document(self):
        self.put("a.md", self.block("[map]\ntitel = 1\n", "#fig:bad") + "\nThe end.\n")
        done = self.pandoc("a.md", "-t", "html")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn('class="cordon-error"', done.stdout)
        self.assertIn("Map not drawn (fig:bad)", done.stdout)
        self.assertIn("did you mean 'title'",
                      done.stdout.replace("&#39;", "'"))
        self.assertIn("The end.", done.stdout)

    def test_strict_ends_the_run(self):
        text = self.block("[map]\ntitel = 1\n", "#fig:bad")
        self.put("a.md", "---\ncordon-strict: true\n---\n\n" + text)
        done = self.pandoc("a.md", "-o", "a.html")
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("figure fig:bad failed with code 1", done.stderr)
        self.assertFalse(os.path.exists(os.path.join(self.root, "a.html")))
        self.put("b.md", self.block("[map]\ntitel = 1\n", "#fig:bad strict=true"))
        self.assertNotEqual(self.pandoc("b.md", "-o", "b.html").returncode, 0)

    def test_a_refused_title_is_an_error_under_strict_only(self):
        refused = '[map]\ntitle = "Bamako is encircled"\n' + MAP.split("\n", 1)[1]
        self.put("a.md", self.block(refused))
        done = self.pandoc("a.md", "-t", "html")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("Reported", done.stdout)
        self.assertIn("refused", done.stderr)
        self.assertNotEqual(self.pandoc("a.md", "-M", "cordon-strict", "-t", "html").returncode, 0)

    def test_a_missing_program_is_said(self):
        self.put("a.md", self.block(MAP))
        done = self.pandoc("a.md", "-M", "cordon-program=/no/such/cordon", "-t", "html")
        self.assertIn("the program was not found", done.stdout)

    def test_texts_of_the_document_never_reach_the_shell(self):
        self.put("a.md", self.block(MAP, 'title="$(touch hit) `touch hit`; touch hit \' &"'))
        self.assertEqual(self.pandoc("a.md", "-t", "html").returncode, 0)
        self.assertFalse(os.path.exists(os.path.join(self.root, "hit")))

    def test_names_are_relative_to_the_document_and_pictures_to_the_page(self):
        self.put("text/in.csv", ROWS)
        self.put("text/a.md", self.block(MAP, "#fig:x"))
        os.makedirs(os.path.join(self.root, "out"))
        done = self.pandoc("text/a.md", "-s", "-o", "out/a.html")
        self.assertEqual(done.returncode, 0, done.stderr)
        pictures = os.listdir(os.path.join(self.root, "out/cordon-maps"))
        self.assertEqual(len(pictures), 1)
        self.assertRegex(pictures[0], r"^fig-x-[0-9a-f]{10}\.svg$")
        done = self.pandoc("text/a.md", "-s", "--self-contained", "-o", "out/b.html")
        self.assertEqual(done.returncode, 0, done.stderr)
        with open(os.path.join(self.root, "out/b.html"), encoding="utf-8") as page:
            self.assertIn("data:image/svg+xml", page.read())

    def test_comment_options_are_read(self):
        self.put("a.md", self.block('#| fig-cap: "Given *caption*"\n#| label: fig-q\n' + MAP))
        done = self.pandoc("a.md", "-t", "html")
        self.assertIn("Given <em>caption</em>", done.stdout)
        self.assertIn('id="fig-q"', done.stdout)

    def test_the_names_of_quarto_are_read(self):
        told = '#| label: fig-q\n#| fig-cap: |\n#|   Given\n#|   *caption*\n#| fig-alt: Told\n#| out-width: 50%\n#| echo: false\n'
        self.put("a.md", self.block(told + MAP) + "\n" + self.block(MAP, '#fig-r fig-cap="Other" fig-alt="Said"'))
        done = self.pandoc("a.md", "-t", "html")
        self.assertEqual(done.returncode, 0, done.stderr)
        for part in ("Given <em>caption</em>", 'id="fig-q"', 'alt="Told"', "width:50", 'id="fig-r"', ">Other<", 'alt="Said"'):
            self.assertIn(part, done.stdout)

    def test_the_second_run_comes_from_the_cache(self):
        self.put("a.md", self.block(MAP))
        first = self.pandoc("a.md", "-t", "html")
        cache = os.path.join(self.root, "cache/cordon/maps")
        kept = sorted(name for _, _, names in os.walk(cache) for name in names)
        self.assertEqual(len(kept), 3)
        self.assertEqual(self.pandoc("a.md", "-t", "html").stdout, first.stdout)
        self.assertEqual(sorted(n for _, _, names in os.walk(cache) for n in names), kept)

    def test_books_slides_and_word_have_the_alternative_text(self):
        self.put("a.md", "# One\n\n" + self.block(MAP, 'caption="A caption."'))
        for name, part in (("a.epub", r"\.xhtml$"), ("a.pptx", r"slides/slide\d+\.xml$"), ("a.docx", r"document\.xml$")):
            self.assertEqual(self.pandoc("a.md", "-o", name).returncode, 0)
            with zipfile.ZipFile(os.path.join(self.root, name)) as package:
                text = "".join(package.read(file).decode() for file in package.namelist() if re.search(part, file))
            self.assertRegex(text, r'(alt|descr)="Map', name)
            self.assertIn("A caption.", text.replace("</a:t>", ""), name)

    def test_other_blocks_are_left_alone(self):
        self.put("a.md", "```toml\n[map]\n```\n")
        self.assertIn("[map]", self.pandoc("a.md", "-t", "plain").stdout)


if shutil.which("pandoc") is None:
    print("skipped: pandoc is not installed")
    sys.exit(77)
unittest.main(argv=sys.argv[:1])
