package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/md5"
	"encoding/binary"
	"io"
)

// output is a file to be written: all objects by number.
type output struct {
	objects []any // object n stands at n-1
	deflate *zlib.Writer
}

// reserve returns the number of an object that is put later.
func (o *output) reserve() ref {
	o.objects = append(o.objects, nil)
	return ref(len(o.objects))
}

func (o *output) put(r ref, object any) { o.objects[r-1] = object }

func (o *output) add(object any) ref {
	r := o.reserve()
	o.put(r, object)
	return r
}

// compressed is a stream of bytes under Flate. One compressor serves the whole
// file: making one costs more than most of its work. A better level would make
// files 3 % smaller and take longer than the layout does.
func (o *output) compressed(d dict, data []byte) stream {
	var b bytes.Buffer
	if o.deflate == nil {
		o.deflate, _ = zlib.NewWriterLevel(&b, zlib.BestSpeed) // fails for no level that there is
	} else {
		o.deflate.Reset(&b)
	}
	o.deflate.Write(data) // a bytes.Buffer takes all
	o.deflate.Close()
	d["Filter"] = name("FlateDecode")
	return stream{d, b.Bytes()}
}

// write writes the file. The many small objects of the structure stand together
// in one compressed object stream, as PDF/A-3 allows. The file's identifier
// follows from its content, so the same document gives the same bytes.
func (o *output) write(w io.Writer, root, info ref) error {
	members := o.reserve()
	cross := o.reserve()
	file := []byte("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")
	index := make([]byte, 0, 7*len(o.objects))
	entry := func(kind byte, a int, b int) {
		index = append(index, kind)
		index = binary.BigEndian.AppendUint32(index, uint32(a))
		index = binary.BigEndian.AppendUint16(index, uint16(b))
	}
	var head, body []byte
	count := 0
	entry(0, 0, 0xFFFF)
	for i, object := range o.objects[:cross-1] {
		number := ref(i + 1)
		if number == members {
			object = o.compressed(dict{"Type": name("ObjStm"), "N": count, "First": len(head)}, append(head, body...))
		} else if object == nil {
			entry(0, 0, 0)
			continue
		} else if packs(object) && count < maxMembers {
			head = encode(append(encode(head, int(number)), ' '), len(body))
			head = append(head, ' ')
			body = append(encode(body, object), '\n')
			entry(2, int(members), count)
			count++
			continue
		}
		entry(1, len(file), 0)
		file = appendObject(file, number, object)
	}
	entry(1, len(file), 0)
	start := len(file)
	id := md5.Sum(file)
	file = appendObject(file, cross, o.compressed(dict{
		"Type": name("XRef"), "Size": int(cross) + 1, "W": array{1, 4, 2},
		"Root": root, "Info": info, "ID": array{text(id[:]), text(id[:])},
	}, index))
	file = append(encode(append(file, "startxref\n"...), start), "\n%%EOF\n"...)
	_, err := w.Write(file)
	return err
}

// maxMembers keeps an index within the two bytes that it has.
const maxMembers = 0xFFFF

// packs reports whether an object is one of the structure's many.
func packs(object any) bool {
	d, isDict := object.(dict)
	_, isArray := object.(array)
	return isArray || isDict && d["Type"] == name("StructElem")
}

func appendObject(file []byte, number ref, object any) []byte {
	file = append(encode(file, int(number)), " 0 obj\n"...)
	return append(encode(file, object), "\nendobj\n"...)
}
