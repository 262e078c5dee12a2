package wholefile

import (
	"net/url"
	"path/filepath"
	"runtime"
	"strings"
)

// quotes are the pairs that people and programs put around a path.
var quotes = []string{`''`, "“”", "‘’", "„”", "«»", "„“"}

// Pasted returns the paths in what a person typed, pasted or dropped: one on each
// line, without the quotation marks that Windows puts around one, and out of an
// address such as file:///home/a%20b, which most file managers copy.
func Pasted(text string) (paths []string) {
	for line := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == '\n' || r == '\r' || r == 0 }) {
		for _, one := range apart(strings.TrimSpace(line)) {
			if path := pasted(one); path != "" {
				paths = append(paths, path)
			}
		}
	}
	return paths
}

// apart splits paths that each stand between quotation marks on one line: what a
// field of one line makes of several that were copied in Windows.
func apart(line string) []string {
	if !strings.HasPrefix(line, `"`) || !strings.HasSuffix(line, `"`) {
		return []string{line}
	}
	return strings.Split(line, `" "`)
}

// PastedOne returns the first of the paths; empty for none.
func PastedOne(text string) string {
	for _, path := range Pasted(text) {
		return path
	}
	return ""
}

func pasted(line string) string {
	path := strings.TrimSpace(line)
	if inner := strings.Trim(path, `"`); inner != "" {
		path = strings.TrimSpace(inner)
	}
	for _, pair := range quotes {
		marks := []rune(pair)
		inner, opens := strings.CutPrefix(path, string(marks[0]))
		inner, closes := strings.CutSuffix(inner, string(marks[1]))
		if opens && closes {
			path = strings.TrimSpace(inner)
			break
		}
	}
	if len(path) > len("file:") && strings.EqualFold(path[:len("file:")], "file:") {
		return fromAddress(path, runtime.GOOS == "windows")
	}
	return path
}

// fromAddress is the path of a file address; the text itself for one that is none.
// On Windows a host is that of a share, and a drive has no slash before it.
func fromAddress(text string, windows bool) string {
	address, err := url.Parse(text)
	if err != nil || address.Path == "" {
		return text
	}
	path := address.Path
	if host := address.Host; windows && host != "" && !strings.EqualFold(host, "localhost") {
		return `\\` + host + strings.ReplaceAll(path, "/", `\`)
	}
	if windows {
		return strings.ReplaceAll(strings.TrimPrefix(path, "/"), "/", `\`)
	}
	return filepath.FromSlash(path)
}
