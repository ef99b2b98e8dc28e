#!/usr/bin/env bash
# Makes the signed messages in this folder with openssl and xmllint: sign.sh. The keys are made for it and thrown away, so
# that each run makes other signatures. Bodies stand in body/, with @SIGNATURE@ where the signature goes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
keys=$(mktemp -d)
trap 'rm -r "$keys"' EXIT

ds=http://www.w3.org/2000/09/xmldsig#
more=http://www.w3.org/2001/04/xmldsig-more#
enc=http://www.w3.org/2001/04/xmlenc#
c14n=http://www.w3.org/TR/2001/REC-xml-c14n-20010315
subject=/CN=Example-Signer/O=Example-Merchant

certificate() { # name, how to make the key
    openssl "${@:2}" -out "$keys/$1.key" 2>/dev/null
    openssl req -x509 -new -key "$keys/$1.key" -subj "$subject" -days 3650 -"${hash:-sha256}" -outform DER -out "$keys/$1.der"
}
certificate rsa genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048
hash=sm3 certificate sm2 genpkey -algorithm SM2

# body, target, key, method, digest of the message (openssl's name and its URI), hash of the signature
sign() {
    local body=$1 target=$2 key=$3 method=$4 digest=$5 uri=$6 hash=$7 declared value signed
    sed 's/@SIGNATURE@//' "body/$body.xml" >"$keys/plain.xml"
    xmllint --c14n "$keys/plain.xml" >"$keys/plain.c14n"
    value=$(openssl dgst -"$digest" -binary "$keys/plain.c14n" | base64 -w0)
    signed="<ds:CanonicalizationMethod Algorithm=\"$c14n\"/><ds:SignatureMethod Algorithm=\"$method\"/>"
    signed+="<ds:Reference URI=\"\"><ds:Transforms><ds:Transform Algorithm=\"${ds}enveloped-signature\"/></ds:Transforms>"
    signed+="<ds:DigestMethod Algorithm=\"$uri\"/><ds:DigestValue>$value</ds:DigestValue></ds:Reference>"
    declared=$(grep -o 'xmlns\(:[a-z]*\)\?="[^"]*"' "$keys/plain.xml" | tr '\n' ' ')
    printf '<ds:SignedInfo xmlns:ds="%s" %s>%s</ds:SignedInfo>' "$ds" "$declared" "$signed" >"$keys/info.xml"
    xmllint --c14n "$keys/info.xml" >"$keys/info.c14n"
    local distid=()
    [[ $key != sm2 ]] || distid=(-pkeyopt distid:1234567812345678)
    openssl pkeyutl -sign -inkey "$keys/$key.key" -rawin -digest "$hash" "${distid[@]}" -in "$keys/info.c14n" \
        -out "$keys/value"
    if [[ ${raw:-} ]]; then # the two numbers alone, as hardware gives them
        openssl asn1parse -inform DER -in "$keys/value" | sed -n 's/.*INTEGER *://p' |
            perl -ne 'chomp; print pack("H*", substr("0" x 64 . $_, -64))' >"$keys/raw"
        mv "$keys/raw" "$keys/value"
    fi
    local whole="<ds:Signature xmlns:ds=\"$ds\"><ds:SignedInfo>$signed</ds:SignedInfo>"
    whole+="<ds:SignatureValue>$(base64 -w76 "$keys/value")</ds:SignatureValue>"
    whole+="<ds:KeyInfo><ds:KeyName>01-example</ds:KeyName><ds:X509Data><ds:X509Certificate>"
    whole+="$(base64 -w0 "$keys/$key.der")</ds:X509Certificate></ds:X509Data></ds:KeyInfo></ds:Signature>"
    SIGNATURE=$whole perl -pe 's/\@SIGNATURE\@/$ENV{SIGNATURE}/' "body/$body.xml" >"$target"
}

sign order rsa-sha1.xml rsa "${ds}rsa-sha1" sha1 "${ds}sha1" sha1
sign order rsa-sha256.xml rsa "${more}rsa-sha256" sha256 "${enc}sha256" sha256
sign order rsa-sha512.xml rsa "${more}rsa-sha512" sha512 "${enc}sha512" sha512
sign order sm2-sm3.xml sm2 "${ds}sm2-sm3" sha1 "${ds}sha1" sm3
raw=1 sign order sm2-sm3-raw.xml sm2 "${ds}sm2-sm3" sm3 "${ds}sm3" sm3
# xmllint keeps comments, as the client of China E-port does.
sign comments comments.xml rsa "${ds}rsa-sha1" sha1 "${ds}sha1" sha1
sign default default.xml rsa "${ds}rsa-sha1" sha1 "${ds}sha1" sha1
sign export ../../../../examples/xml/CEB303Message-signed.xml rsa "${ds}rsa-sha1" sha1 "${ds}sha1" sha1
