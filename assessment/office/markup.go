package office

import (
	"bytes"
	"encoding/xml"
	"strconv"
)

// markup builds XML. What is opened is closed by close, in order, and all text
// goes through the escaping of encoding/xml.
type markup struct {
	b     bytes.Buffer
	stack []string
}

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// open begins an element with attributes in pairs of name and value.
func (m *markup) open(tag string, attributes ...string) {
	m.begin(tag, attributes)
	m.b.WriteByte('>')
	m.stack = append(m.stack, tag)
}

func (m *markup) close() {
	last := len(m.stack) - 1
	m.b.WriteString("</" + m.stack[last] + ">")
	m.stack = m.stack[:last]
}

// empty is an element without content.
func (m *markup) empty(tag string, attributes ...string) {
	m.begin(tag, attributes)
	m.b.WriteString("/>")
}

func (m *markup) begin(tag string, attributes []string) {
	m.b.WriteString("<" + tag)
	for i := 0; i+1 < len(attributes); i += 2 {
		m.b.WriteString(" " + attributes[i] + `="`)
		xml.EscapeText(&m.b, []byte(attributes[i+1])) // a bytes.Buffer takes all
		m.b.WriteByte('"')
	}
}

func (m *markup) say(text string) { xml.EscapeText(&m.b, []byte(text)) }

// element is an element that only holds text.
func (m *markup) element(tag, text string, attributes ...string) {
	m.open(tag, attributes...)
	m.say(text)
	m.close()
}

// raw takes markup of ours as it is.
func (m *markup) raw(xml string) { m.b.WriteString(xml) }

func (m *markup) bytes() []byte { return m.b.Bytes() }

// decimal writes a measure without needless digits.
func decimal(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
