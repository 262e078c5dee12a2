package pdf

import (
	"bytes"
	"errors"
	"strconv"
)

// lexer reads objects from bytes. It never reads beyond them, never nests deeper
// than maxDepth, and never takes more than maxObjects into arrays and
// dictionaries, whatever they hold.
type lexer struct {
	data  []byte
	at    int
	taken int
}

const maxDepth = 64

var (
	errSyntax = errors.New("syntax")
	errEnd    = errors.New("end")
)

// keyword is a bare word: an operator, obj, stream.
type keyword string

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isRegular(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return false
	}
	return !isSpace(c)
}

func (l *lexer) skipSpace() {
	for l.at < len(l.data) {
		c := l.data[l.at]
		if c == '%' {
			for l.at < len(l.data) && l.data[l.at] != '\n' && l.data[l.at] != '\r' {
				l.at++
			}
		} else if !isSpace(c) {
			return
		} else {
			l.at++
		}
	}
}

// object reads one object. References stand only where indirect objects are
// meant, so a content stream reads as numbers and keywords.
func (l *lexer) object() (any, error) { return l.nested(0) }

func (l *lexer) nested(depth int) (any, error) {
	if depth > 0 {
		l.taken++
	}
	if depth > maxDepth || l.taken > maxObjects {
		return nil, errSyntax
	}
	l.skipSpace()
	if l.at >= len(l.data) {
		return nil, errEnd
	}
	switch c := l.data[l.at]; c {
	case '/':
		return l.name(), nil
	case '(':
		return l.literal()
	case '[':
		return l.array(depth)
	case '<':
		if l.at+1 < len(l.data) && l.data[l.at+1] == '<' {
			return l.dict(depth)
		}
		return l.hex()
	case ']', '>', ')', '{', '}':
		return nil, errSyntax
	}
	object, err := l.word()
	if _, isWord := object.(keyword); isWord && depth > 0 {
		return nil, errSyntax
	}
	return object, err
}

// word is a number, a reference or a keyword.
func (l *lexer) word() (any, error) {
	word := l.regular()
	if number, ok := parseNumber(word); ok {
		if n, isInt := number.(int); isInt && n > 0 {
			if l.reference() {
				return ref(n), nil
			}
		}
		return number, nil
	}
	switch string(word) {
	case "null":
		return nil, nil
	case "true":
		return true, nil
	case "false":
		return false, nil
	}
	return keyword(word), nil
}

// reference reads the "0 R" behind a number, if it is there.
func (l *lexer) reference() bool {
	start := l.at
	l.skipSpace()
	generation := l.regular()
	if n, ok := parseNumber(generation); ok {
		if _, isInt := n.(int); isInt {
			l.skipSpace()
			if string(l.regular()) == "R" {
				return true
			}
		}
	}
	l.at = start
	return false
}

func (l *lexer) regular() []byte {
	start := l.at
	for l.at < len(l.data) && isRegular(l.data[l.at]) {
		l.at++
	}
	return l.data[start:l.at]
}

func parseNumber(word []byte) (any, bool) {
	if len(word) == 0 || len(word) > 32 || word[0] > '9' || word[0] < '+' {
		return nil, false
	}
	if n, err := strconv.Atoi(string(word)); err == nil {
		return n, true
	}
	for _, c := range word {
		if (c < '0' || c > '9') && c != '.' && c != '-' && c != '+' {
			return nil, false
		}
	}
	v, err := strconv.ParseFloat(string(word), 64)
	return v, err == nil
}

func (l *lexer) name() name {
	l.at++
	word := l.regular()
	if bytes.IndexByte(word, '#') < 0 {
		return name(word)
	}
	var n []byte
	for i := 0; i < len(word); i++ {
		if word[i] == '#' && i+2 < len(word) && isHex(word[i+1]) && isHex(word[i+2]) {
			n = append(n, hexValue(word[i+1])<<4|hexValue(word[i+2]))
			i += 2
			continue
		}
		n = append(n, word[i])
	}
	return name(n)
}

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
}

func hexValue(c byte) byte {
	switch {
	case c >= 'a':
		return c - 'a' + 10
	case c >= 'A':
		return c - 'A' + 10
	}
	return c - '0'
}

func (l *lexer) hex() (any, error) {
	t := text{}
	high, half := byte(0), false
	for l.at++; l.at < len(l.data); l.at++ {
		c := l.data[l.at]
		switch {
		case c == '>':
			l.at++
			if half {
				t = append(t, high<<4)
			}
			return t, nil
		case isSpace(c):
		case !isHex(c):
			return nil, errSyntax
		case half:
			t, half = append(t, high<<4|hexValue(c)), false
		default:
			high, half = hexValue(c), true
		}
	}
	return nil, errSyntax
}

func (l *lexer) literal() (any, error) {
	t := text{}
	open := 0
	for ; l.at < len(l.data); l.at++ {
		c := l.data[l.at]
		switch c {
		case '(':
			open++
			if open == 1 {
				continue
			}
		case ')':
			open--
			if open == 0 {
				l.at++
				return t, nil
			}
		case '\\':
			t = l.escaped(t)
			continue
		case '\r':
			if l.at+1 < len(l.data) && l.data[l.at+1] == '\n' {
				l.at++
			}
			c = '\n'
		}
		t = append(t, c)
	}
	return nil, errSyntax
}

// escaped reads what follows a backslash and stays on its last byte.
func (l *lexer) escaped(t text) text {
	l.at++
	if l.at >= len(l.data) {
		return t
	}
	c := l.data[l.at]
	if i := bytes.IndexByte([]byte("nrtbf"), c); i >= 0 {
		return append(t, "\n\r\t\b\f"[i])
	}
	switch {
	case c == '\n':
		return t
	case c == '\r':
		if l.at+1 < len(l.data) && l.data[l.at+1] == '\n' {
			l.at++
		}
		return t
	case c >= '0' && c <= '7':
		value := 0
		for n := 0; n < 3 && l.at < len(l.data) && l.data[l.at] >= '0' && l.data[l.at] <= '7'; n++ {
			value = value*8 + int(l.data[l.at]-'0')
			l.at++
		}
		l.at--
		return append(t, byte(value))
	}
	return append(t, c)
}

func (l *lexer) array(depth int) (any, error) {
	l.at++
	a := array{}
	for {
		l.skipSpace()
		if l.at < len(l.data) && l.data[l.at] == ']' {
			l.at++
			return a, nil
		}
		v, err := l.nested(depth + 1)
		if err != nil {
			return nil, errSyntax
		}
		a = append(a, v)
	}
}

func (l *lexer) dict(depth int) (any, error) {
	l.at += 2
	d := dict{}
	for {
		l.skipSpace()
		if bytes.HasPrefix(l.data[l.at:], []byte(">>")) {
			l.at += 2
			return d, nil
		}
		if l.at >= len(l.data) || l.data[l.at] != '/' {
			return nil, errSyntax
		}
		key := l.name()
		v, err := l.nested(depth + 1)
		if err != nil {
			return nil, errSyntax
		}
		d[key] = v
	}
}

// indirect reads "n g obj … endobj" at the lexer's place. lengthOf resolves a
// stream's length where that is an object of its own.
func (l *lexer) indirect(lengthOf func(any) (int, bool)) (number int, object any, err error) {
	number, ok := l.integer()
	if !ok {
		return 0, nil, errSyntax
	}
	if _, ok = l.integer(); !ok || !l.accept("obj") {
		return 0, nil, errSyntax
	}
	object, err = l.object()
	if err != nil {
		return 0, nil, err
	}
	d, isDict := object.(dict)
	if !isDict || !l.accept("stream") {
		return number, object, nil
	}
	length, ok := lengthOf(d["Length"])
	l.lineEnd()
	if !ok || length < 0 || length > len(l.data)-l.at {
		return 0, nil, errSyntax
	}
	data := l.data[l.at : l.at+length]
	l.at += length
	if !l.accept("endstream") {
		return 0, nil, errSyntax
	}
	return number, stream{d, data}, nil
}

func (l *lexer) integer() (int, bool) {
	l.skipSpace()
	n, ok := parseNumber(l.regular())
	i, isInt := n.(int)
	return i, ok && isInt && i >= 0
}

// accept reads a word if it is the next one.
func (l *lexer) accept(word string) bool {
	l.skipSpace()
	if !bytes.HasPrefix(l.data[l.at:], []byte(word)) {
		return false
	}
	l.at += len(word)
	return true
}

// lineEnd skips the line end behind "stream".
func (l *lexer) lineEnd() {
	if l.at < len(l.data) && l.data[l.at] == '\r' {
		l.at++
	}
	if l.at < len(l.data) && l.data[l.at] == '\n' {
		l.at++
	}
}
