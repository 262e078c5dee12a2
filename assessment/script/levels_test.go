package script

import (
	"bufio"
	"os"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/unicode/bidi"
)

// unicodeData is where Debian's unicode-data has the tests of the algorithm.
const unicodeData = "/usr/share/unicode/BidiCharacterTest.txt"

// TestLevels holds the levels against Unicode's own tests: a choice of them, and all
// where they are installed.
func TestLevels(t *testing.T) {
	for _, name := range []string{"testdata/BidiCharacterTest.txt", unicodeData} {
		t.Run(name, func(t *testing.T) {
			file, err := os.Open(name)
			if err != nil && name == unicodeData {
				t.Skip("unicode-data is not installed")
			}
			if err != nil {
				t.Fatal(err)
			}
			defer file.Close()
			n := 0
			for lines := bufio.NewScanner(file); lines.Scan(); {
				if conforms(t, lines.Text()) {
					n++
				}
			}
			if n < 500 {
				t.Errorf("only %d lines were held against it", n)
			}
			t.Logf("%d lines", n)
		})
	}
}

// conforms holds one line of the tests; it reports false for what is no test of ours:
// embeddings, overrides and separators of paragraphs and columns, none of which gets here.
func conforms(t *testing.T, line string) bool {
	t.Helper()
	fields := strings.Split(line, ";")
	if strings.HasPrefix(line, "#") || len(fields) != 5 {
		return false
	}
	var text []rune
	for _, code := range strings.Fields(fields[0]) {
		r, err := strconv.ParseInt(code, 16, 32)
		if err != nil {
			t.Fatal(err)
		}
		if c := classOf(rune(r)); r >= 0x202A && r <= 0x202E || c == bidi.S || c == bidi.B {
			return false
		}
		text = append(text, rune(r))
	}
	base, err := strconv.Atoi(fields[2])
	if err != nil {
		t.Fatal(err)
	}
	got := levels(text, base)
	settleEnd(text, got, base)
	for i, want := range strings.Fields(fields[3]) {
		if want != "x" && want != strconv.Itoa(got[i]) {
			t.Errorf("%s: the levels are %v", line, got)
			break
		}
	}
	return true
}
