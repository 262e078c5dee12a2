package export

import (
	"errors"
	"os"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/letter"
)

// TestLetterInAnotherLanguage leaves only when that is confirmed, and is called
// after its language.
func TestLetterInAnotherLanguage(t *testing.T) {
	r := request(t, "consumer")
	r.Kinds, r.Choices = []Kind{Letter}, letter.Choices{Lang: "tr"}
	_, err := exporter(t).Export(t.Context(), r, quiet)
	var e *assessment.Error
	if !errors.As(err, &e) || e.Code != "letter-not-reviewed" || e.Params["language"] != "Türkçe" {
		t.Fatal(err)
	}
	if left, _ := os.ReadDir(r.Folder); len(left) > 0 {
		t.Errorf("%d files are there", len(left))
	}
	r.Choices.Confirmed = true
	if files := run(t, r); !strings.HasSuffix(files[0].Path, " - brief tr.pdf") {
		t.Errorf("it is called %s", files[0].Path)
	}
}

// TestLetterToTalkThrough comes with its script, and a record does not.
func TestLetterToTalkThrough(t *testing.T) {
	r := request(t, "consumer")
	r.Choices = letter.Choices{Way: letter.Aloud}
	files := run(t, r)
	if len(files) != 3 || files[2].Kind != Script || !strings.HasSuffix(files[2].Path, " - gespreksleidraad.pdf") {
		t.Errorf("%+v", files)
	}
	r.Kinds = []Kind{Record}
	if files := run(t, r); len(files) != 1 {
		t.Errorf("a record alone gives %+v", files)
	}
}
