"""Who includes whom: docs/layers.txt against every #include of src/."""
import fnmatch
import re
import unittest

from sources import ROOT, cpp_files, shown

INCLUDE = re.compile(r'^\s*#\s*include\s+(?:"([^"]+)"|<([^>]+)>)', re.M)


def read_law(text):
    """({layer: layers that it may include}, {library pattern: layers}); raises ValueError with the line."""
    direct, libraries = {}, {}
    for number, line in enumerate(text.splitlines(), 1):
        line = line.split("#")[0].strip()
        if not line:
            continue
        name, colon, rest = line.partition(":")
        if not colon:
            raise ValueError(f"docs/layers.txt:{number}: no colon in “{line}”")
        if name.startswith("library "):
            libraries[name.split()[1]] = rest.split()
            continue
        for other in rest.split():
            if other.rstrip("!") not in direct:
                raise ValueError(f"docs/layers.txt:{number}: {name} names {other}, which stands below it or nowhere")
        direct[name] = rest.split()
    passed = {}  # what an includer of the layer gets through it
    for layer, others in direct.items():
        passed[layer] = set().union(*({o} | passed[o] for o in others if not o.endswith("!")), set())
    allowed = {layer: {layer} | passed[layer] | {o.rstrip("!") for o in others} for layer, others in direct.items()}
    for layer, others in direct.items():
        for o in others:
            allowed[layer] |= passed[o.rstrip("!")]
    return allowed, libraries


class Layers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.allowed, cls.libraries = read_law((ROOT / "docs/layers.txt").read_text(encoding="utf-8"))
        cls.includes = {}
        for path in cpp_files("src"):
            found = INCLUDE.findall(path.read_text(encoding="utf-8"))
            cls.includes[path] = ([a for a, _ in found if a], [b for _, b in found if b])

    def layer_of(self, path):
        return path.relative_to(ROOT / "src").parts[0]

    def test_every_folder_is_a_layer(self):
        folders = {self.layer_of(p) for p in self.includes}
        self.assertEqual(folders - set(self.allowed), set(), "folders of src/ without a line in docs/layers.txt")

    def test_arrows(self):
        wrong = []
        for path, (ours, _) in self.includes.items():
            mine = self.layer_of(path)
            for name in ours:
                theirs = name.split("/")[0]
                if not (ROOT / "src" / name).is_file():
                    wrong.append(f'{shown(path)}: #include "{name}" is no file under src/ (write the path from there)')
                elif theirs not in self.allowed.get(mine, ()):
                    wrong.append(f"{shown(path)}: {mine} may not include {theirs} ({name}); docs/layers.txt has the law")
        self.assertFalse(wrong, "\n" + "\n".join(wrong))

    def test_libraries_stay_in_their_rooms(self):
        wrong = []
        for path, (_, foreign) in self.includes.items():
            for name in foreign:
                for pattern, layers in self.libraries.items():
                    if fnmatch.fnmatch(name, pattern) and self.layer_of(path) not in layers and layers != ["base"]:
                        wrong.append(f"{shown(path)}: <{name}> belongs to {', '.join(layers)}")
                    elif layers == ["base"] and fnmatch.fnmatch(name, pattern) and self.layer_of(path) != "base":
                        wrong.append(f"{shown(path)}: <{name}> is behind base/")
        self.assertFalse(wrong, "\n" + "\n".join(wrong))

    def test_no_circle_of_files(self):
        graph = {p: [ROOT / "src" / n for n in ours] for p, (ours, _) in self.includes.items()}
        done, path = set(), []

        def visit(node):
            if node in path:
                self.fail("circle: " + " → ".join(shown(p) for p in path[path.index(node):] + [node]))
            if node in done:
                return
            path.append(node)
            for other in graph.get(node, ()):
                visit(other)
            path.pop()
            done.add(node)

        for node in graph:
            visit(node)

    def test_build_links_in_the_same_order(self):
        build = (ROOT / "cmake/Layers.cmake").read_text(encoding="utf-8")
        for name, rest in re.findall(r"recoupe_layer\((\w+)([^)]*)\)", build):
            if name == "name":
                continue
            linked = set(re.findall(r"recoupe_(\w+)", rest))
            self.assertLessEqual(linked, self.allowed[name], f"cmake/Layers.cmake: {name} links what it may not include")


class Law(unittest.TestCase):
    def test_passes_on_unless_marked(self):
        allowed, _ = read_law("base:\nos: base\nstore: os!\nledger: store\n")
        self.assertEqual(allowed["store"], {"store", "os", "base"})
        self.assertEqual(allowed["ledger"], {"ledger", "store"})

    def test_refuses_an_arrow_back(self):
        with self.assertRaisesRegex(ValueError, "layers.txt:1: a names b"):
            read_law("a: b\nb:\n")


if __name__ == "__main__":
    unittest.main()
