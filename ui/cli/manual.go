package cli

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assets"
)

// manualMarks are what only a window or a browser does something with: places to link
// to, pictures, and where a link leads.
var manualMarks = regexp.MustCompile(`(?m)^(<a id="[^"]*"></a>|!\[.*\]\(.*\))\n+|\]\([^)]*\)`)

// manual prints the manual, or the chapters that have a word.
func (s *session) manual(a arguments) error {
	data, err := fs.ReadFile(assets.FS, "manual/"+s.words.Lang+".md")
	if err != nil {
		return err
	}
	text := manualMarks.ReplaceAllString(string(data), "")
	text = strings.ReplaceAll(text, "[", "")
	if len(a.rest) == 0 {
		s.line(strings.TrimSpace(text))
		return nil
	}
	chapters := strings.Split(text, "\n## ")
	chapters = slices.DeleteFunc(chapters, func(chapter string) bool {
		return !strings.Contains(strings.ToLower(chapter), strings.ToLower(a.rest[0]))
	})
	if len(chapters) == 0 {
		return &assessment.Error{Code: "manual-without", Params: map[string]string{"word": a.rest[0]}}
	}
	s.line(strings.TrimSpace("## " + strings.Join(chapters, "\n## ")))
	return nil
}
