package pdf

import (
	"bytes"
	"crypto/md5"
	"fmt"
)

// objects takes over all objects of a file that fpdf made, under the same
// numbers, and compresses what is not.
func (f *file) objects() (*output, ref, error) {
	out := &output{objects: make([]any, len(f.entries)-1)} // number 0 is no object
	for r := range f.entries {
		if r == 0 {
			continue
		}
		object, err := f.load(r)
		if err != nil || int(r) > len(out.objects) {
			return nil, 0, failure(Failed, "objects")
		}
		if s, ok := object.(stream); ok && s.dict["Filter"] == nil {
			object = out.compressed(s.dict, s.data)
		}
		out.put(r, object)
	}
	// Our own information replaces fpdf's.
	if info, ok := f.trailer["Info"].(ref); ok {
		out.put(info, nil)
	}
	return out, f.trailer["Root"].(ref), nil
}

// pages lists the pages in order, and prepares each for its tags.
func (o *output) pages(catalog dict) []ref {
	root := o.objects[catalog["Pages"].(ref)-1].(dict)
	var pages []ref
	for i, kid := range root["Kids"].(array) {
		page := o.objects[kid.(ref)-1].(dict)
		page["StructParents"] = i
		page["Tabs"] = name("S")
		pages = append(pages, kid.(ref))
	}
	return pages
}

// fixFonts corrects what fpdf says about its fonts: which characters their
// codes are, for which we have a map of our own, and that each is a part of a
// font.
func fixFonts(o *output, characters []byte) {
	unicode := ref(0)
	for _, object := range o.objects {
		font, ok := object.(dict)
		if !ok || font["Subtype"] != name("Type0") {
			continue
		}
		if unicode == 0 {
			unicode = o.add(o.compressed(dict{}, characters))
		}
		o.put(font["ToUnicode"].(ref), nil)
		font["ToUnicode"] = unicode
		o.rename(font)
	}
}

// rename gives a font and its parts the name of a subset.
func (o *output) rename(font dict) {
	descendant := o.objects[font["DescendantFonts"].(array)[0].(ref)-1].(dict)
	descriptor := o.objects[descendant["FontDescriptor"].(ref)-1].(dict)
	program := o.objects[descriptor["FontFile2"].(ref)-1].(stream)
	tag := md5.Sum(program.data)
	for i := range 6 {
		tag[i] = 'A' + tag[i]%26
	}
	weight := name("Regular")
	if bytes.HasSuffix([]byte(font["BaseFont"].(name)), []byte("B")) {
		weight = "Bold"
	}
	full := name(tag[:6]) + "+NotoSans-" + weight
	font["BaseFont"], descendant["BaseFont"], descriptor["FontName"] = full, full, full
}

// toUnicode says that a code is its own character. Of a range only the low byte
// may vary; fpdf's own single range leaves strict readers with Latin-1.
func toUnicode() []byte {
	const perBlock = 100
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	var ranges []string
	for high := range 256 {
		if high >= 0xD8 && high <= 0xDF { // surrogates are no characters
			continue
		}
		low := 0
		if high == 0 {
			low = 1
		}
		ranges = append(ranges, fmt.Sprintf("<%02X%02X> <%02XFF> <%02X%02X>\n", high, low, high, high, low))
	}
	for len(ranges) > 0 {
		n := min(perBlock, len(ranges))
		fmt.Fprintf(&b, "%d beginbfrange\n", n)
		for _, r := range ranges[:n] {
			b.WriteString(r)
		}
		b.WriteString("endbfrange\n")
		ranges = ranges[n:]
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.Bytes()
}
