package letter

import (
	"strings"

	"beeldbeltoets/assessment/document"
)

// Script makes the script for talking the letter through, for who holds the
// talk: what to say, what to ask back, and what to note. It is in Dutch where the
// letter is a translation that nobody reviewed: an interpreter then says it.
func Script(r Request) (*document.Document, error) {
	b, err := r.builder()
	if err == nil && b.beside != nil {
		err = b.speak(Dutch)
	}
	if err != nil {
		return nil, err
	}
	b.known["doc"] = "script"
	doc := b.sheet("script-foot", "script-foot-draft")
	doc.Title = b.main.label("script-title")
	doc.Blocks = []document.Block{document.Title{Text: doc.Title}}
	for _, p := range standing(b.t.Script, b.known) {
		doc.Blocks = append(doc.Blocks, b.scriptPart(p)...)
	}
	return doc, nil
}

func (b *builder) scriptPart(p Part) []document.Block {
	blocks := []document.Block{document.Heading{Level: 1, Text: b.main.say(p.ID, "heading")}}
	lines := b.lines(p)
	for _, id := range p.Of {
		if of := b.t.part(id); !b.own.removed(id) {
			lines = append(lines, b.standingLines(of)...)
		}
	}
	switch p.As {
	case asList:
		return append(blocks, document.List{Items: texts(lines)})
	case asNote:
		return append(append(blocks, b.paragraphs(lines)...), b.note(p))
	}
	said := document.Callout{Title: b.main.label("script-say"), Blocks: []document.Block{document.List{Items: texts(lines)}}}
	blocks = append(blocks, said)
	for _, id := range p.Ask {
		blocks = append(blocks, document.Paragraph{Style: document.Strong, Text: b.main.label("script-ask") + ": " + b.main.say(p.ID, id)})
	}
	return blocks
}

// note is the answer to tick and the lines to write on.
func (b *builder) note(p Part) document.Keep {
	var blocks []document.Block
	for _, id := range p.Boxes {
		blocks = append(blocks, document.CheckBox{Text: b.main.label("script-box-" + id)})
	}
	box := document.SignatureBox{}
	for _, id := range p.Rules {
		box.Lines = append(box.Lines, b.main.label("script-line-"+id))
	}
	return document.Keep{Blocks: append(blocks, document.Signatures{Boxes: []document.SignatureBox{box}})}
}

// Mail is a mail that a letter goes with. Its subject tells nothing of care.
type Mail struct{ Subject, Body string }

// Cover makes that mail, in the letter's language, with the Dutch below a
// translation that nobody reviewed.
func Cover(r Request) (Mail, error) {
	b, err := r.builder()
	if err != nil {
		return Mail{}, err
	}
	mail := b.cover()
	if b.beside != nil {
		if err := b.speak(Dutch); err != nil {
			return Mail{}, err
		}
		dutch := b.cover()
		mail.Subject += " / " + dutch.Subject
		mail.Body += "\n\n" + dutch.Body
	}
	return mail, nil
}

func (b *builder) cover() Mail {
	subject := "mail-subject"
	if b.choices.Tone == Informal {
		subject = "mail-subject-informal"
	}
	var paragraphs []string
	for _, p := range b.t.Mail {
		paragraphs = append(paragraphs, texts(b.lines(p))...)
	}
	return Mail{Subject: b.main.label(subject), Body: strings.Join(paragraphs, "\n\n")}
}
