package main

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"beeldbeltoets/assessment/goldentest"
)

const (
	noticesFile = "THIRD-PARTY-NOTICES.md"
	modulesHead = "## Go modules\n"
)

// TestNoticesCoverEveryModule holds the notices against what the program is
// built from on each system, so that a new module cannot come without its
// licence. What stands above the modules is written by hand.
func TestNoticesCoverEveryModule(t *testing.T) {
	notices, err := os.ReadFile(noticesFile)
	if err != nil {
		t.Fatal(err)
	}
	byHand, _, found := strings.Cut(string(notices), modulesHead)
	if !found {
		t.Fatalf("%s has no heading %q", noticesFile, modulesHead)
	}
	current := byHand + modulesHead + moduleNotices(t)
	if goldentest.Update() {
		goldentest.Write(t, noticesFile, []byte(current))
		return
	}
	if current != string(notices) {
		t.Errorf("%s does not name the modules and licences of go.mod; write it again with: go test -run Notices -update .", noticesFile)
	}
}

func moduleNotices(t *testing.T) string {
	t.Helper()
	folders := map[string]string{}
	for _, system := range []string{"linux", "windows"} {
		maps.Copy(folders, modulesFor(t, system))
	}
	var text strings.Builder
	for _, name := range slices.Sorted(maps.Keys(folders)) {
		licences := licencesIn(t, folders[name])
		if len(licences) == 0 {
			t.Errorf("%s has no licence file", name)
		}
		fmt.Fprintf(&text, "\n### %s\n", name)
		for _, licence := range licences {
			fmt.Fprintf(&text, "\n```\n%s\n```\n", licence)
		}
	}
	return text.String()
}

// modulesFor lists the modules of the window program for a system, each with the
// folder that has its source.
func modulesFor(t *testing.T, system string) map[string]string {
	t.Helper()
	list := exec.Command("go", "list", "-deps", "-tags", "no_emoji,migrated_fynedo",
		"-f", "{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}}\t{{.Dir}}{{end}}{{end}}", ".")
	list.Env = append(os.Environ(), "GOOS="+system, "GOARCH=amd64", "CGO_ENABLED=1")
	list.Stderr = os.Stderr
	lines, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	folders := map[string]string{}
	for line := range strings.Lines(string(lines)) {
		if name, folder, is := strings.Cut(strings.TrimSpace(line), "\t"); is {
			folders[name] = folder
		}
	}
	return folders
}

var licenceName = regexp.MustCompile(`(?i)^(licen[cs]e|copying|ofl)`)

// licencesIn reads the licences of a module, and of what others wrote that
// travels inside it, each text once.
func licencesIn(t *testing.T, folder string) (texts []string) {
	t.Helper()
	err := filepath.WalkDir(folder, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			if slices.Contains([]string{"testdata", "cmd"}, entry.Name()) {
				return filepath.SkipDir
			}
			return nil
		}
		if !licenceName.MatchString(entry.Name()) || filepath.Ext(name) == ".go" {
			return nil
		}
		data, err := os.ReadFile(name)
		text := plain(string(data))
		if !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return texts
}

// plain takes out what differs between editors and says nothing.
func plain(text string) string {
	var lines []string
	for line := range strings.Lines(strings.ReplaceAll(text, "\r\n", "\n")) {
		lines = append(lines, strings.TrimRight(line, " \t\n"))
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}
