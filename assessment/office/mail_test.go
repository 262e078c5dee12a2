package office

import (
	"bytes"
	"io"
	"mime"
	"mime/multipart"
	"os"
	"strings"
	"testing"
)

func draftMail() Mail {
	return Mail{
		Subject: "Informatie over uw afspraak – graag lezen vóór het gesprek, met een lange regel erbij",
		Body:    "Beste cliënt,\n\nZie de bijlage. 100 % = alles.\nGroet,\nZoë",
		Files:   []MailFile{{Name: "2026-11-22 Brief voor Zoë Çelik – toestemming met een lange naam.pdf", MIME: "application/pdf", Content: bytes.Repeat([]byte("%PDF\r\n--"), 100)}},
	}
}

// opened returns the headers of a mail, on one line each, and what follows them.
func opened(t *testing.T, data []byte) (map[string]string, string) {
	t.Helper()
	head, content, found := strings.Cut(string(data), "\r\n\r\n")
	if !found {
		t.Fatal("there is no end to the headers")
	}
	headers := map[string]string{}
	for _, l := range strings.Split(strings.ReplaceAll(head, "\r\n ", " "), "\r\n") {
		name, value, found := strings.Cut(l, ": ")
		if !found || headers[name] != "" {
			t.Errorf("%q is no header", l)
		}
		headers[name] = value
	}
	return headers, content
}

// TestADraftIsAMail reads it as another program would.
func TestADraftIsAMail(t *testing.T) {
	m := draftMail()
	data := Draft(m)
	headers, content := opened(t, data)
	if subject, err := new(mime.WordDecoder).DecodeHeader(headers["Subject"]); subject != m.Subject || err != nil {
		t.Errorf("the subject reads %q, %v", subject, err)
	}
	if headers["X-Unsent"] != "1" {
		t.Error("it does not say that it was not sent")
	}
	for _, name := range []string{"Date", "Message-ID", "From", "To", "User-Agent", "X-Mailer"} {
		if headers[name] != "" {
			t.Errorf("it says %s", name)
		}
	}
	if host, err := os.Hostname(); err == nil && len(host) > 3 && bytes.Contains(data, []byte(host)) {
		t.Error("it names this machine")
	}
	_, params, err := mime.ParseMediaType(headers["Content-Type"])
	if err != nil {
		t.Fatal(err)
	}
	parts := multipart.NewReader(strings.NewReader(content), params["boundary"])
	body, err := parts.NextPart()
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(body)
	if err != nil || strings.ReplaceAll(string(text), "\r\n", "\n") != m.Body {
		t.Errorf("the text reads %q, %v", text, err)
	}
	file, err := parts.NextPart()
	if err != nil || file.FileName() != m.Files[0].Name {
		t.Fatalf("the file is called %q, %v", file.FileName(), err)
	}
	if _, err := parts.NextPart(); err != io.EOF {
		t.Errorf("there is more: %v", err)
	}
	if err := VerifyDraft(data, m); err != nil {
		t.Error(err)
	}
}

func TestADraftIsInLinesOfAMail(t *testing.T) {
	for i, l := range strings.Split(string(Draft(draftMail())), "\r\n") {
		if len(l) > 90 || strings.ContainsAny(l, "\r\n") || strings.IndexFunc(l, func(r rune) bool { return r > '~' }) >= 0 {
			t.Errorf("line %d is no line of a mail: %q", i+1, l)
		}
	}
	if !bytes.Equal(Draft(draftMail()), Draft(draftMail())) {
		t.Error("it is not the same twice")
	}
}

// TestASubjectIsInShortLines: RFC 2047 gives a line that holds an encoded word 76
// characters.
func TestASubjectIsInShortLines(t *testing.T) {
	for _, subject := range []string{"Beeldbellen", "Beeldbellen met Zoë Çelik: lees dit eerst, voordat wij elkaar spreken 🙂", strings.Repeat("brief ", 40), strings.Repeat("ë", 200), strings.Repeat("x", 90)} {
		for _, name := range []string{subject, subject + ".pdf"} {
			data := Draft(Mail{Subject: subject, Body: "Hallo", Files: []MailFile{{Name: name, MIME: "application/pdf", Content: []byte("x")}}})
			headers, _ := opened(t, data)
			got, err := new(mime.WordDecoder).DecodeHeader(headers["Subject"])
			if err != nil || strings.Join(strings.Fields(got), " ") != strings.Join(strings.Fields(subject), " ") {
				t.Errorf("%q reads back as %q: %v", subject, got, err)
			}
			for _, l := range strings.Split(string(data), "\r\n") {
				if strings.Contains(l, "=?utf-8?") && len(l) > 76 {
					t.Errorf("a line of %d: %s", len(l), l)
				}
				if strings.Contains(l, `"=?`) {
					t.Errorf("an encoded word within quotation marks: %s", l)
				}
			}
		}
	}
}

func TestAHeaderCannotBeAdded(t *testing.T) {
	m := draftMail()
	m.Subject, m.Files[0].Name = "a\r\nBcc: x@example.org", "b\r\nX-Evil: 1\".pdf"
	if headers, _ := opened(t, Draft(m)); len(headers) != 4 {
		t.Errorf("the headers are %v", headers)
	}
	if bytes.Contains(Draft(m), []byte("\r\nX-Evil")) {
		t.Error("a file's name adds a header")
	}
}

func TestADraftThatIsDamagedIsFound(t *testing.T) {
	m := draftMail()
	data := Draft(m)
	for _, damaged := range [][]byte{data[:len(data)-5], bytes.Replace(data, []byte("JVBER"), []byte("JVBEX"), 1), bytes.Replace(data, []byte("Groet"), []byte("Groot"), 1), nil} {
		if VerifyDraft(damaged, m) == nil {
			t.Error("it passes")
		}
	}
}
