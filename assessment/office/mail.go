package office

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"mime"
	"mime/quotedprintable"
	"strings"
	"unicode/utf8"
)

// Mail is a mail that nobody has sent yet. It names no sender, no receiver and no
// day: the mail program does, when a person sends it.
type Mail struct {
	Subject string
	Body    string
	Files   []MailFile
}

// MailFile is a file that goes with a mail.
type MailFile struct {
	Name, MIME string
	Content    []byte
}

// Draft writes a mail as .eml, which classic Outlook opens as a draft.
func Draft(m Mail) []byte {
	d := draft{boundary: m.boundary()}
	d.header("X-Unsent", "1")
	d.header("MIME-Version", "1.0")
	d.b.WriteString("Subject:" + encoded(m.Subject) + crlf)
	d.header("Content-Type", `multipart/mixed; boundary="`+d.boundary+`"`)
	d.next()
	d.header("Content-Type", "text/plain; charset=utf-8")
	d.header("Content-Transfer-Encoding", "quoted-printable")
	d.b.WriteString(crlf)
	d.quoted(m.Body)
	for _, f := range m.Files {
		d.next()
		d.file(f)
	}
	d.b.WriteString(crlf + "--" + d.boundary + "--" + crlf)
	return d.b.Bytes()
}

const crlf = "\r\n"

type draft struct {
	b        bytes.Buffer
	boundary string
}

// boundary follows from what it keeps apart. Neither of the two encodings can hold
// "=_", so it stands in none of the parts.
func (m Mail) boundary() string {
	h := sha256.New()
	fmt.Fprintf(h, "%q %q", m.Subject, m.Body)
	for _, f := range m.Files {
		fmt.Fprintf(h, "%q %q %d ", f.Name, f.MIME, len(f.Content))
		h.Write(f.Content)
	}
	return "=_" + hex.EncodeToString(h.Sum(nil)[:16])
}

// next begins a part.
func (d *draft) next() { d.b.WriteString(crlf + "--" + d.boundary + crlf) }

func (d *draft) header(name, value string) { d.b.WriteString(name + ": " + value + crlf) }

// encoded makes a text fit to stand behind a header's name, in lines of at most 76
// characters (RFC 2047). A line end in the text would begin another header.
func encoded(text string) string {
	text = line(text)
	word := mime.QEncoding.Encode("utf-8", text)
	if word != text {
		return crlf + " " + strings.ReplaceAll(word, "?= =?", "?="+crlf+" =?")
	}
	var b strings.Builder
	used := len("Subject:")
	for i, part := range strings.Split(text, " ") {
		if i > 0 && part != "" && used+1+len(part) > textWidth {
			b.WriteString(crlf)
			used = 0
		}
		b.WriteString(" " + part)
		used += 1 + len(part)
	}
	return b.String()
}

func (d *draft) quoted(text string) {
	w := quotedprintable.NewWriter(&d.b)
	w.Write([]byte(strings.ReplaceAll(text, "\n", crlf))) // a bytes.Buffer takes all
	w.Close()
}

func (d *draft) file(f MailFile) {
	d.header("Content-Type", f.MIME+";"+crlf+` name="`+ascii(f.Name)+`"`+extended("name", f.Name))
	d.header("Content-Transfer-Encoding", "base64")
	d.header("Content-Disposition", "attachment;"+crlf+` filename="`+ascii(f.Name)+`"`+extended("filename", f.Name))
	d.b.WriteString(crlf)
	text := base64.StdEncoding.EncodeToString(f.Content)
	for len(text) > 0 {
		n := min(len(text), textWidth)
		d.b.WriteString(text[:n] + crlf)
		text = text[n:]
	}
}

// extended writes a parameter as RFC 2231 has it: in UTF-8, in pieces that keep
// lines short.
func extended(name, value string) string {
	const most = 50
	var pieces []string
	piece := "utf-8''"
	for _, r := range line(value) {
		next := percent(r)
		if len(piece)+len(next) > most {
			pieces, piece = append(pieces, piece), ""
		}
		piece += next
	}
	pieces = append(pieces, piece)
	if len(pieces) == 1 {
		return ";" + crlf + " " + name + "*=" + pieces[0]
	}
	var b strings.Builder
	for i, p := range pieces {
		fmt.Fprintf(&b, ";%s %s*%d*=%s", crlf, name, i, p)
	}
	return b.String()
}

// percent is a character as a parameter may hold it.
func percent(r rune) string {
	if r < utf8.RuneSelf && (r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("-._~", r)) {
		return string(r)
	}
	var b strings.Builder
	for _, c := range []byte(string(r)) {
		fmt.Fprintf(&b, "%%%02X", c)
	}
	return b.String()
}

// ascii is a name for programs that know no other characters.
func ascii(name string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '"' || r == '\\' || r < ' ':
			return '_'
		case r >= utf8.RuneSelf:
			return '_'
		}
		return r
	}, line(name))
}
