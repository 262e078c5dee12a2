package pdf

import (
	"bytes"
	"cmp"
	"crypto/md5"
	"encoding/xml"
	"slices"
	"strings"
	"time"

	"beeldbeltoets/assessment/document"
)

const producer = "Beeldbeltoets"

// addArchive adds what a file needs to be kept for years and read aloud:
// metadata, the meaning of its colours, language, title (PDF/A-3a, PDF/UA-1).
func addArchive(out *output, doc *document.Document, profile []byte, catalog dict) (info ref) {
	title, subject, author := document.Sanitise(doc.Title), document.Sanitise(doc.Subject), document.Sanitise(doc.Author)
	metadata := stream{dict{"Type": name("Metadata"), "Subtype": name("XML")}, xmp(title, subject, author, doc)}
	colours := out.add(out.compressed(dict{"N": 3, "Alternate": name("DeviceRGB")}, profile))
	catalog["Metadata"] = out.add(metadata)
	catalog["OutputIntents"] = array{out.add(dict{
		"Type": name("OutputIntent"), "S": name("GTS_PDFA1"), "OutputConditionIdentifier": text("sRGB"),
		"RegistryName": text("http://www.color.org"), "Info": text("sRGB2014"), "DestOutputProfile": colours,
	})}
	catalog["Lang"] = textOf(doc.Lang)
	catalog["ViewerPreferences"] = dict{"DisplayDocTitle": true}
	date := pdfDate(doc.Created)
	d := dict{"Title": textOf(title), "Producer": text(producer), "CreationDate": date, "ModDate": date}
	if subject != "" {
		d["Subject"] = textOf(subject)
	}
	if author != "" {
		d["Author"] = textOf(author)
	}
	if doc.Kind != "" {
		d["Keywords"] = textOf(keywords(doc))
	}
	return out.add(d)
}

// keywords say what a document is, also after another program has saved it again.
func keywords(doc *document.Document) string { return kindMark + string(doc.Kind) }

const kindMark = "beeldbeltoets "

func keywordsXML(doc *document.Document) string {
	if doc.Kind == "" {
		return ""
	}
	return `<pdf:Keywords>` + escapeXML(keywords(doc)) + `</pdf:Keywords>`
}

func pdfDate(t time.Time) text { return text(t.UTC().Format("D:20060102150405Z")) }

// addAttachments embeds files, as what the document was made from.
func addAttachments(out *output, doc *document.Document, catalog dict) {
	if len(doc.Attachments) == 0 {
		return
	}
	attachments := slices.Clone(doc.Attachments)
	slices.SortFunc(attachments, func(a, b document.Attachment) int { // a name tree is in order
		return bytes.Compare(textOf(a.Name), textOf(b.Name))
	})
	var names, associated array
	for _, a := range attachments {
		sum := md5.Sum(a.Content)
		file := out.add(out.compressed(dict{
			"Type": name("EmbeddedFile"), "Subtype": name(cmp.Or(a.MIME, "application/octet-stream")),
			"Params": dict{"Size": len(a.Content), "CheckSum": text(sum[:]), "ModDate": pdfDate(doc.Created)},
		}, a.Content))
		spec := out.add(dict{
			"Type": name("Filespec"), "F": textOf(a.Name), "UF": textOf(a.Name), "Desc": textOf(a.Description),
			"AFRelationship": name("Source"), "EF": dict{"F": file, "UF": file},
		})
		names = append(names, textOf(a.Name), spec)
		associated = append(associated, spec)
	}
	catalog["Names"] = dict{"EmbeddedFiles": dict{"Names": names}}
	catalog["AF"] = associated
}

// xmp is the metadata in XML, the same as in the Info dictionary.
func xmp(title, subject, author string, doc *document.Document) []byte {
	var b strings.Builder
	description := func(namespaces, content string) {
		b.WriteString(`<rdf:Description rdf:about="" ` + namespaces + `>` + content + "</rdf:Description>\n")
	}
	date := doc.Created.UTC().Format(time.RFC3339)
	b.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` + "\n")
	description(`xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"`,
		`<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>`)
	description(`xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"`, `<pdfuaid:part>1</pdfuaid:part>`)
	description(`xmlns:dc="http://purl.org/dc/elements/1.1/"`, dublinCore(title, subject, author, doc.Lang))
	description(`xmlns:xmp="http://ns.adobe.com/xap/1.0/"`,
		`<xmp:CreateDate>`+date+`</xmp:CreateDate><xmp:ModifyDate>`+date+`</xmp:ModifyDate>`)
	description(`xmlns:pdf="http://ns.adobe.com/pdf/1.3/"`, `<pdf:Producer>`+producer+`</pdf:Producer>`+keywordsXML(doc))
	b.WriteString(uaSchema + "</rdf:RDF></x:xmpmeta>\n" + `<?xpacket end="w"?>`)
	return []byte(b.String())
}

func dublinCore(title, subject, author, lang string) string {
	alt := func(tag, s string) string {
		return `<dc:` + tag + `><rdf:Alt><rdf:li xml:lang="x-default">` + escapeXML(s) + `</rdf:li></rdf:Alt></dc:` + tag + `>`
	}
	s := `<dc:format>application/pdf</dc:format>` + alt("title", title) +
		`<dc:language><rdf:Bag><rdf:li>` + escapeXML(lang) + `</rdf:li></rdf:Bag></dc:language>`
	if subject != "" {
		s += alt("description", subject)
	}
	if author != "" {
		s += `<dc:creator><rdf:Seq><rdf:li>` + escapeXML(author) + `</rdf:li></rdf:Seq></dc:creator>`
	}
	return s
}

func escapeXML(s string) string {
	var b strings.Builder
	xml.EscapeText(&b, []byte(s)) // a strings.Builder takes all
	return b.String()
}

// uaSchema declares the one property that PDF/A does not know by itself.
const uaSchema = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of PDF/UA that the file follows</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
`
