package main

import "net/http"

// Writes of OpenAPI only what kubectl looks for: whether patches of a kind take dryRun and fieldValidation.
//
// It is written as protocol buffers by hand, since the Go package for it has another path in each version of kubectl.
func (s *server) serveOpenAPI(writer http.ResponseWriter, path []string) {
	if path[1] != "v2" {
		failure(writer, 404, "NotFound")
		return
	}
	document := append(field(1, []byte("2.0")), field(2, append(field(1, []byte("recording")), field(2, []byte("1"))...))...)
	paths := []byte{}
	for _, served := range resources {
		operation := []byte{}
		for _, name := range []string{"dryRun", "fieldManager", "fieldValidation", "force"} {
			query := append(field(2, []byte("query")), field(4, []byte(name))...)
			operation = append(operation, field(8, field(1, field(2, field(3, query))))...)
		}
		kind := "group: \"" + served.group + "\"\nkind: " + served.kind + "\nversion: " + served.version + "\n"
		operation = append(operation, field(13, append(field(1, []byte("x-kubernetes-group-version-kind")), field(2, field(2, []byte(kind)))...))...)
		name := "/apis/" + served.group + "/" + served.version + "/" + served.plural + "/{name}"
		paths = append(paths, field(2, append(field(1, []byte(name)), field(2, field(8, operation))...))...)
	}
	writer.Header().Set("Content-Type", "application/com.github.proto-openapi.spec.v2.v1.0+protobuf")
	_, _ = writer.Write(append(document, field(8, paths)...))
}

// A field of a protocol buffer that holds a text or a message.
func field(number int, value []byte) []byte {
	encoded := append(varint(number<<3|2), varint(len(value))...)
	return append(encoded, value...)
}

func varint(number int) []byte {
	encoded := []byte{}
	for ; number >= 0x80; number >>= 7 {
		encoded = append(encoded, byte(number)|0x80)
	}
	return append(encoded, byte(number))
}
