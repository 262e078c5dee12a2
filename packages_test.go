package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"debug/pe"
	"encoding/binary"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// icons are the sizes that Windows shows, at the scales from 100 to 200 % and in its largest view.
var icons = []int{16, 20, 24, 32, 40, 48, 64, 128, 256}

// linuxFiles are in every package for Linux, below /usr or ~/.local.
var linuxFiles = []string{
	"bin/beeldbeltoets",
	"share/applications/nl.beeldbeltoets.app.desktop",
	"share/doc/beeldbeltoets/THIRD-PARTY-NOTICES.md.gz",
	"share/doc/beeldbeltoets/CHANGELOG.md.gz",
	"share/doc/beeldbeltoets/copyright",
	"share/icons/hicolor/16x16/apps/nl.beeldbeltoets.app.png",
	"share/icons/hicolor/256x256/mimetypes/application-x-beeldbeltoets-dossier.png",
	"share/icons/hicolor/512x512/apps/nl.beeldbeltoets.app.png",
	"share/icons/hicolor/scalable/apps/nl.beeldbeltoets.app.svg",
	"share/bash-completion/completions/beeldbeltoets",
	"share/zsh/vendor-completions/_beeldbeltoets",
	"share/fish/vendor_completions.d/beeldbeltoets.fish",
	"share/man/man1/beeldbeltoets.1.gz",
	"share/man/nl/man1/beeldbeltoets.1.gz",
	"share/metainfo/nl.beeldbeltoets.app.metainfo.xml",
	"share/mime/packages/nl.beeldbeltoets.app.xml",
}

// TestOneVersionEverywhere holds the places that name the version against each other.
func TestOneVersionEverywhere(t *testing.T) {
	version := appVersion(t)
	changes := read(t, "CHANGELOG.md")
	newest := regexp.MustCompile(`(?m)^## (\S+?),? `).FindStringSubmatch(changes)
	if newest == nil || newest[1] != version {
		t.Errorf("CHANGELOG.md begins with %v, FyneApp.toml says %s", newest, version)
	}
	desktop := read(t, ".ci/package/linux/nl.beeldbeltoets.app.desktop")
	metainfo := read(t, ".ci/package/linux/nl.beeldbeltoets.app.metainfo.xml")
	for what, has := range map[string]bool{
		"ui/run.go":        strings.Contains(read(t, "ui/run.go"), `appID = "nl.beeldbeltoets.app"`),
		"FyneApp.toml":     strings.Contains(read(t, "FyneApp.toml"), `ID = "nl.beeldbeltoets.app"`),
		"the desktop file": strings.Contains(desktop, "Icon=nl.beeldbeltoets.app\n"),
		"the AppStream data": strings.Contains(metainfo, "<id>nl.beeldbeltoets.app</id>") &&
			strings.Contains(metainfo, "nl.beeldbeltoets.app.desktop</launchable>"),
	} {
		if !has {
			t.Errorf("%s names the program otherwise", what)
		}
	}
}

func TestPackageForWindows(t *testing.T) {
	dist := packages(t)
	top := "Beeldbeltoets-" + appVersion(t) + "-windows-x64"
	files := zipped(t, filepath.Join(dist, top+".zip"))
	for _, name := range []string{"LEESMIJ.txt", "README.txt", "THIRD-PARTY-NOTICES.txt", "beeldbeltoets-cli.exe", "beeldbeltoets.exe", "handleiding.txt"} {
		if len(files[top+"/"+name]) == 0 {
			t.Errorf("the archive lacks %s", name)
		}
	}
	for name, data := range files {
		if !strings.HasPrefix(name, top+"/") || strings.Contains(name, "..") {
			t.Errorf("%s would be unpacked outside its folder", name)
		}
		if strings.HasSuffix(name, ".txt") && bytes.Count(data, []byte("\n")) != bytes.Count(data, []byte("\r\n")) {
			t.Errorf("%s has lines that old editors run together", name)
		}
		if strings.Contains(string(data), "@VERSION@") {
			t.Errorf("%s was not filled in", name)
		}
	}
	window, terminal := files[top+"/beeldbeltoets.exe"], files[top+"/beeldbeltoets-cli.exe"]
	checkProgram(t, "beeldbeltoets.exe", window, pe.IMAGE_SUBSYSTEM_WINDOWS_GUI)
	checkProgram(t, "beeldbeltoets-cli.exe", terminal, pe.IMAGE_SUBSYSTEM_WINDOWS_CUI)
	setup, err := os.ReadFile(filepath.Join(dist, top+"-setup.exe"))
	if err != nil {
		t.Fatal(err)
	}
	manifest := strings.Join(resources(t, "setup.exe", setup)[manifestType], "")
	if !strings.Contains(manifest, `level="asInvoker"`) && !strings.Contains(manifest, `level='asInvoker'`) {
		t.Errorf("the installer asks for rights of an administrator: %s", manifest)
	}
}

func TestPackageForLinux(t *testing.T) {
	dist := packages(t)
	version := appVersion(t)
	top := "beeldbeltoets-" + version + "-linux-x86_64"
	data, err := os.Open(filepath.Join(dist, top+".tar.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer data.Close()
	unzipped, err := gzip.NewReader(data)
	if err != nil {
		t.Fatal(err)
	}
	inTarball := tarred(t, unzipped)

	deb := filepath.Join(dist, "beeldbeltoets_"+version+"_amd64.deb")
	inDeb := tarred(t, bytes.NewReader(command(t, "dpkg-deb", "--fsys-tarfile", deb)))
	for _, name := range linuxFiles {
		if !inTarball[top+"/"+name] {
			t.Errorf("the tarball lacks %s", name)
		}
		if !inDeb["./usr/"+name] {
			t.Errorf("the Debian package lacks %s", name)
		}
	}
	if !inTarball[top+"/install.sh"] {
		t.Error("the tarball lacks install.sh")
	}
	if got := strings.TrimSpace(string(command(t, "dpkg-deb", "-f", deb, "Version"))); got != version {
		t.Errorf("the Debian package is version %s, not %s", got, version)
	}
	depends := string(command(t, "dpkg-deb", "-f", deb, "Depends"))
	for _, library := range []string{"libc6 (>= ", "libgl1", "libx11-6", "libwayland-client0"} {
		if !strings.Contains(depends, library) {
			t.Errorf("the Debian package does not depend on %s: %s", library, depends)
		}
	}
}

// packages returns the folder with the packages, which make package names.
func packages(t *testing.T) string {
	t.Helper()
	dist := os.Getenv("PACKAGES")
	if dist == "" {
		t.Skip("no packages: make package makes them and runs this test")
	}
	return dist
}

func appVersion(t *testing.T) string {
	t.Helper()
	version := regexp.MustCompile(`(?m)^Version = "(.+)"$`).FindStringSubmatch(read(t, "FyneApp.toml"))
	if version == nil {
		t.Fatal("FyneApp.toml has no version")
	}
	return version[1]
}

func read(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func command(t *testing.T, name string, args ...string) []byte {
	t.Helper()
	out, err := exec.Command(name, args...).Output()
	if err != nil {
		t.Fatalf("%s %v: %v", name, args, err)
	}
	return out
}

func zipped(t *testing.T, name string) map[string][]byte {
	t.Helper()
	archive, err := zip.OpenReader(name)
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	files := map[string][]byte{}
	for _, entry := range archive.File {
		if entry.FileInfo().IsDir() {
			continue
		}
		file, err := entry.Open()
		if err != nil {
			t.Fatal(err)
		}
		if files[entry.Name], err = io.ReadAll(file); err != nil {
			t.Errorf("%s: %v", entry.Name, err)
		}
		file.Close()
	}
	return files
}

// tarred tells which files an archive has, each owned by root and writable by nobody else.
func tarred(t *testing.T, from io.Reader) map[string]bool {
	t.Helper()
	files := map[string]bool{}
	for archive := tar.NewReader(from); ; {
		entry, err := archive.Next()
		if err == io.EOF {
			return files
		}
		if err != nil {
			t.Fatal(err)
		}
		if entry.Uid != 0 || entry.Mode&0o022 != 0 {
			t.Errorf("%s is owned by %d with mode %o", entry.Name, entry.Uid, entry.Mode)
		}
		files[entry.Name] = entry.Typeflag == tar.TypeReg && entry.Size > 0
	}
}

// Types of a Windows program's resources.
const (
	iconGroupType = 14
	versionType   = 16
	manifestType  = 24
)

func checkProgram(t *testing.T, name string, data []byte, subsystem uint16) {
	t.Helper()
	program, err := pe.NewFile(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	header, is := program.OptionalHeader.(*pe.OptionalHeader64)
	if !is || program.Machine != pe.IMAGE_FILE_MACHINE_AMD64 || header.Subsystem != subsystem {
		t.Fatalf("%s is no 64-bit program of subsystem %d", name, subsystem)
	}
	found := resources(t, name, data)
	manifest := strings.Join(found[manifestType], "")
	for _, needed := range []string{"PerMonitorV2", ">UTF-8<", `level="asInvoker"`, "longPathAware", "Common-Controls"} {
		if !strings.Contains(manifest, needed) {
			t.Errorf("the manifest of %s lacks %s", name, needed)
		}
	}
	if sizes := iconSizes(strings.Join(found[iconGroupType], "")); !slices.Equal(sizes, icons) {
		t.Errorf("%s has icons of %v pixels, not %v", name, sizes, icons)
	}
	if version := wide(strings.Join(found[versionType], "")); !strings.Contains(version, appVersion(t)) {
		t.Errorf("%s does not say its version", name)
	}
}

// resources reads what a Windows program carries, by type.
func resources(t *testing.T, name string, data []byte) map[int][]string {
	t.Helper()
	program, err := pe.NewFile(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	section := program.Section(".rsrc")
	if section == nil {
		t.Fatalf("%s has no resources", name)
	}
	raw, err := section.Data()
	if err != nil {
		t.Fatal(err)
	}
	found := map[int][]string{}
	for _, kind := range entriesAt(raw, 0) {
		for _, item := range entriesAt(raw, kind.at) {
			for _, language := range entriesAt(raw, item.at) {
				begin := binary.LittleEndian.Uint32(raw[language.at:]) - section.VirtualAddress
				size := binary.LittleEndian.Uint32(raw[language.at+4:])
				found[kind.id] = append(found[kind.id], string(raw[begin:begin+size]))
			}
		}
	}
	return found
}

// entry is one line of a resource directory: what it is and where it stands.
type entry struct{ id, at int }

func entriesAt(raw []byte, at int) (entries []entry) {
	named, numbered := binary.LittleEndian.Uint16(raw[at+12:]), binary.LittleEndian.Uint16(raw[at+14:])
	for n := range int(named) + int(numbered) {
		line := raw[at+16+8*n:]
		entries = append(entries, entry{int(binary.LittleEndian.Uint32(line)), int(binary.LittleEndian.Uint32(line[4:]) &^ (1 << 31))})
	}
	return entries
}

// iconSizes lists the sizes in an icon group, where 0 stands for 256.
func iconSizes(group string) (sizes []int) {
	const head, line = 6, 14
	for n := head; n+line <= len(group); n += line {
		size := int(group[n])
		if size == 0 {
			size = 256
		}
		sizes = append(sizes, size)
	}
	slices.Sort(sizes)
	return sizes
}

// wide reads UTF-16 of plain letters.
func wide(text string) string { return strings.ReplaceAll(text, "\x00", "") }
