package pdf

import (
	"bytes"
	"crypto/md5"
	"fmt"
	"slices"
	"strings"
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
// codes are, for which we have a map of our own, and that each is a part of a font.
func fixFonts(o *output, used []rune, made []*composite) {
	unicode := ref(0)
	for _, object := range o.objects {
		font, ok := object.(dict)
		if !ok || font["Subtype"] != name("Type0") {
			continue
		}
		o.put(font["ToUnicode"].(ref), nil)
		if i, isMade := familyIndex(string(font["BaseFont"].(name))); isMade {
			font["ToUnicode"] = o.add(o.compressed(dict{}, made[i].toUnicode()))
			o.rename(font, made[i].font.Name)
			continue
		}
		if unicode == 0 {
			unicode = o.add(o.compressed(dict{}, toUnicode(used)))
		}
		font["ToUnicode"] = unicode
		weight := "Regular"
		if strings.HasSuffix(string(font["BaseFont"].(name)), "B") {
			weight = "Bold"
		}
		o.rename(font, "NotoSans-"+weight)
	}
}

// rename renames a font and its parts to the name of a subset.
func (o *output) rename(font dict, of string) {
	descendant := o.objects[font["DescendantFonts"].(array)[0].(ref)-1].(dict)
	descriptor := o.objects[descendant["FontDescriptor"].(ref)-1].(dict)
	program := o.objects[descriptor["FontFile2"].(ref)-1].(stream)
	tag := md5.Sum(program.data)
	for i := range 6 {
		tag[i] = 'A' + tag[i]%26
	}
	full := name(tag[:6]) + "+" + name(of)
	font["BaseFont"], descendant["BaseFont"], descriptor["FontName"] = full, full, full
}

// toUnicode says that each code that is used is its own character.
func toUnicode(used []rune) []byte {
	entries := make([]string, len(used))
	for i, r := range used {
		entries[i] = fmt.Sprintf("<%04X> <%04X>\n", r, r)
	}
	return characterCodes(entries)
}

// characterCodes is a map from codes of two bytes to characters. They stand one by one:
// of a range, some readers take less and Ghostscript makes other characters.
func characterCodes(entries []string) []byte {
	const perBlock = 100
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for block := range slices.Chunk(entries, perBlock) {
		fmt.Fprintf(&b, "%d beginbfchar\n", len(block))
		for _, entry := range block {
			b.WriteString(entry)
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.Bytes()
}
