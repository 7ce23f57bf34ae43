"""QuickBooks data in other notations than qbXML: no value stays, and what is none does."""

from __future__ import annotations

import base64

import pytest

from assistant.redact import Identity, Pseudonyms, Redactor
from tests.each import each

GONE = (
    '{"Customers": [{"x": 1, "y":"Q"}], \n"Addr1": "Zorvath Lane 8", "Salutation": "Zorvath"}',
    'orvath"}, {"Addr1": "Zorvath Lane 8"}]}',
    'tail of text", "x": 4}, {"Addr1": "Zorvath Lane 8", "id": 4}]}',
    '{"Salutation": "Zorvath"}',
    '{"Addr1": "Zorvath"}',
    '{"Memo": "Zorvath", "Contact": "Zorvath B"}',
    '{"columns":["FullName","OpenAmount"],"rows":[["Zorvath","8124.45"]]}',
    '{"columns":["FullName","OpenAmount"],"rows":[\n["Zorvath","8124.45"],["Zorvath",8124.45]]}',
    '{"cols":[{"name":"FullName"},{"name":"Balance"}],"data":[["Zorvath","8124.45"]]}',
    '[{"field":"FullName","content":"Zorvath"}]',
    '[{"name":"OpenAmount","value":"8124.45"}]',
    '[{"key":"CustomerRef.FullName","val":"Zorvath"}]',
    "<member><name>FullName</name><value><string>Zorvath</string></value></member>",
    "<member><name>OpenAmount</name><value><double>8124.45</double></value></member>",
    "<entry><key>FullName</key><value>Zorvath</value></entry>",
    "< CustomerRet >< Name > Zorvath < / Name >< / CustomerRet >",
    "x < Name > Zorvath < /Name > y",
    "2026-11-20 INFO < FullName >Zorvath< /FullName >",
    "=3CName=3EZorvath=3C/Name=3E",
    "=3CCustomerRet=3E=3CName=3EZorvath=\n Lane=3C/Name=3E=3C/CustomerRet=3E",
    "customerRet.Name.GetValue() = Zorvath",
    "customerRet.OpenBalance.GetValue(): 8124.45",
    "CustomerRet[0].Name <- Zorvath Lane",
    'CustomerRet.Name = "Zorvath"',
    "invoiceRet.CustomerRef.FullName: Zorvath",
    "FullName\n    Zorvath Lane\nOpenAmount\n    8124.45",
    "  FullName:\n    Zorvath Lane",
    "CustomerRet:\n  Contact2: Zorvath\n  Xyz: 8124.45\nok",
    "CustomerRet:\n  - Name: Zorvath\n    Foo: Zorvath\n",
    "CustomerRet { Name = Zorvath, OpenBalance = 8124.45, Memo = a Zorvath thing }",
    "INFO got InvoiceRet(RefNumber=Z8124, Memo=Zorvath)",
    "unable to sync customer 'Zorvath' with open balance of 8124.45",
    "customer Zorvath Lane has an open balance of 8124.45",
    "UPDATE customers SET display='Zorvath', open_bal=8124.45 WHERE id=4",
    "UPDATE customer SET display = N'Zorvath', x=8124.45",
    "INSERT INTO invoices SET display='Zorvath', x=8124.45",
    '<row FullName="Zorvath" c3="Zorvath Lane" OpenBal="8124.45"/>',
    "[OpenAmount]: 8124.45; [BillAddress/Addr1]: Zorvath",
    "| Customer | Open |\n|---|---|\n| Zorvath Lane | 8124.45 |",
    "Customer | Open\n--- | ---\nZorvath Lane | 8124.45",
    "GET /x?customer=Zorvath+Lane&open=8124.45 200",
    "GET /x?customer=Zorvath&balance=8124.45&page=2 200",
    "%u003CName%u003EZorvath%u003C/Name%u003E",
    '{"cols": ["Name","Balance","Email"], "data": [["Zorvath", 8124.45, "q"]]}',
    '{"fields":[{"id":"OpenBalance"}],"rows":[["Zorvath"]]}',
    '{"Name":"FullName","Value":"Zorvath"}',
    '[{"Field":"BillAddress.Addr1","Value":"Zorvath"}]',
    '{"field":"FullName","data":{"text":"Zorvath"}}',
    '{"column":"OpenBalance","v":"8124.45"}',
    '{\\"field\\":\\"FullName\\",\\"content\\":\\"Zorvath\\"}',
    "<struct><member>\n<name>FullName</name>\n<value><string>Zorvath</string></value>\n</member></struct>",
    "<member>\n  <name>Name</name>\n  <value>Zorvath</value>\n</member><member><name>CompanyName</name><value>Zorvath</value></member>",  # noqa: E501
    '<Property Name="FullName" Type="System.String">Zorvath</Property>',
    '<cell field="OpenBalance">8124.45</cell>',
    "<dt>FullName</dt><dd>Zorvath</dd>",
    "<td>FullName</td><td>Zorvath</td>",
    "<th>OpenBalance</th>\n<td>8124.45</td>",
    "<\tCustomerRet\t>\n<\tName\t>Zorvath<\t/\tName\t>",
    "< CustomerRet ><Name >Zorvath</ Name ></ CustomerRet >",
    "&lt; CustomerRet &gt;&lt; Name &gt;Zorvath&lt; /Name &gt;",
    "=3CFullName=3EZorvath=3C/FullName=3E",
    "=3cName=3eZorvath=3c/Name=3e",
    "customerRet.getName().getValue(): Zorvath",
    "customerRet->Name->GetValue() returned Zorvath",
    'ret.CustomerRef.FullName.GetValue() = "Zorvath"',
    "custRet.FullName.GetValue = Zorvath",
    "ICustomerRet.Name.GetValue() = Zorvath",
    "CustomerRetList[3].FullName := Zorvath",
    'CustomerRet[0]["Name"] = Zorvath',
    "CustomerRet['Name'] => Zorvath",
    "CustomerRet/Name = Zorvath",
    "/QBXML/QBXMLMsgsRs/CustomerQueryRs/CustomerRet/Name = Zorvath",
    "QBXML.QBXMLMsgsRs.CustomerQueryRs.CustomerRet.Name=Zorvath",
    "FullName =\n    Zorvath",
    "FullName\n\tZorvath",
    "CustomerRet:\n    Name:\n        Zorvath\n    Foo: 8124.45",
    "customer_ret:\n  contact2: Zorvath",
    "customerRet:\n  - name: Zorvath",
    "InvoiceRet {\n  RefNumber = Zorvath\n  Memo = Zorvath\n}",
    "CustomerRet {\n  Name: Zorvath\n  Xyz: 8124.45\n}",
    "CustomerRet(Name=Zorvath, OpenBalance=8124.45",
    "CustomerRet [Name=Zorvath, OpenBalance=8124.45]",
    "Customer { Name = Zorvath, OpenBalance = 8124.45 }",
    "CustomerRet: Name=Zorvath; Xyz=8124.45",
    "CustomerRet: {Name: Zorvath, Xyz: 8124.45}",
    "CustomerRet = {Name: Zorvath, Xyz: 8124.45}",
    "<CustomerRet: name='Zorvath', bal=8124.45>",
    "could not post invoice for 'Zorvath' with open balance 8124.45",
    'failed to sync vendor "Zorvath" (balance 8124.45)',
    "customer 'Zorvath' open balance 8124.45",
    "UPDATE [dbo].[Customers] SET [Display]=N'Zorvath', [Bal]=8124.45",
    'update qb_invoice set memo="Zorvath", bal = 8124.45 where x=1',
    "UPDATE customers\nSET display='Zorvath', open_bal=8124.45",
    "MERGE INTO customers USING x ON y WHEN MATCHED THEN UPDATE SET display='Zorvath'",
    "SELECT * FROM customers WHERE display='Zorvath'",
    "DELETE FROM invoices WHERE memo = 'Zorvath'",
    "INSERT INTO customers VALUES ('Zorvath', 8124.45)",
    "INSERT INTO customers VALUES ('zorvath', 8124.45)",
    "<z:row FullName='Zorvath' c3='Zorvath'/>",
    '<row c1="Zorvath" FullName="Zorvath" c3="8124.45">',
    '<r OpenBalance="8124.45" n="Zorvath" />',
    "[FullName]: Zorvath; [OpenAmount]: 8124.45",
    "(OpenAmount) 8124.45",
    '"OpenAmount" -> "8124.45"',
    "OpenAmount ==> 8124.45",
    "OpenAmount is 8124.45",
    "'FullName': 'Zorvath'",
    '{FullName: "Zorvath", OpenBalance: 8124.45}',
    "FullName|Zorvath|OpenBalance|8124.45",
    "FullName~Zorvath~OpenBalance~8124.45",
    "FullName,OpenBalance\nZorvath,8124.45",
    "FullName;OpenBalance\nZorvath;8124.45",
    "FullName\tOpenBalance\nZorvath\t8124.45",
    "Name\tBalance\tEmail\nZorvath\t8124.45\t",
    "| FullName | OpenBalance |\n| --- | --- |\n| Zorvath | 8124.45 |",
    "| Name | Open |\n|:--|--:|\n| Zorvath | 8124.45 |",
    "|Customer|Due|\n|-|-|\n|Zorvath Lane|8124.45|",
    "POST /sync?name=x&FullName=Zorvath&OpenBalance=8124.45",
    "customer=Zorvath+Lane&open=8124.45",
    "?vendor_name=Zorvath%20Lane&amt=8124.45",
    "%u003CName%u003EZorvath%u003C%u002FName%u003E",
    "\\u003cName\\u003eZorvath\\u003c/Name\\u003e",
    "\\x3cName\\x3eZorvath\\x3c/Name\\x3e",
    "&#x3C;Name&#62;Zorvath&#x3C;/Name&#62;",
    "{{Name}}Zorvath{{/Name}}",
    "[Name]Zorvath[/Name]",
    'Name: "Zorvath" OpenBalance: 8124.45',
    "CustomerRet.Name: Zorvath",
    "CustomerAddRq Name=Zorvath OpenBalance=8124.45",
    'a:2:{s:8:"FullName";s:7:"Zorvath";s:11:"OpenBalance";d:8124.45;}',
    "FullName (Zorvath) OpenBalance (8124.45)",
    'FullName "Zorvath"',
    "FullName: Zorvath",
    "Array\n(\n    [FullName] => Zorvath\n    [OpenBalance] => 8124.45\n)",
    "FullName.....: Zorvath",
    "OpenBalance ........ 8124.45",
)  # fmt: skip
KEPT = (
    "QBWC1012: Authentication failed (the service URL ended with a 404)",
    "if count < Max then a > b",
    "2026-11-20 09:00:00 INFO CustomerQueryRq statusCode=0 took 812 ms",
    "DisplayName : Intuit Web Connector", "customer sync done: 12 of 14 in 8.12 s",
    '{"columns":["level","text"],"rows":[["INFO","all is well"]]}',
    '<add key="Timeout" value="30"/>', "MaxReturned: 100", "UPDATE settings SET retries=3",
    "?page=2&limit=100", "name: sync\n  retries: 3", "Status: open", "=3D is an equals sign",
)  # fmt: skip


def redacted(text: str) -> str:
    return Redactor(Identity(), Pseudonyms()).redact(text)


@each("before", ["", "2026-11-20 09:00:00 INFO sync\n"])
@each("text", GONE)
def test_no_value_stays_in_any_notation(text: str, before: str) -> None:
    left = redacted(before + text)
    assert "zorvath" not in left.casefold()
    assert "8124" not in left
    assert left.startswith(before)
    assert redacted(left) == left


@each("text", KEPT)
def test_what_is_no_value_of_a_company_stays(text: str) -> None:
    assert redacted(text) == text


def test_base32_and_percent_u_are_opened() -> None:
    body = "<CustomerRet><Name>Zorvath</Name></CustomerRet>"
    for spelt in (
        base64.b32encode(body.encode()).decode(),
        base64.b32encode(body.encode()).decode().rstrip("="),
        "".join(f"%u{ord(c):04X}" for c in body),
    ):
        assert redacted(f"INFO {spelt} sent") in (
            "INFO <value removed> sent",
            f"INFO <quickbooks data removed: {len(body)} characters> sent",
        )


def test_the_amount_behind_a_name_in_an_address_goes_and_its_key_stays() -> None:
    left = redacted("GET /x?customer=Zorvath+Lane&open=8124.45&page=2 200")
    assert left == "GET /x?customer=company-1&open=<value removed>&page=2 200"


@pytest.mark.parametrize(
    "written",
    [
        "auth_token: !!str {}",
        "password: &p {}",
        "password: &p !!str '{}'",
        "client_secret: !<tag:yaml.org,2002:str> {}",
        "- token: !!str &x {} # the old one",
        "{user: !!str a, password: !!str {}, port: 80}",
        "key: !!binary {}",
        "key: !!binary |\n  {}\n  {}\nport: 80",
        "key: |-\n  {}\n  {}\nport: 80",
        "password: &p !!str\n  {}\nport: 80",
        "password: >-\n    {} and\n\n    {}\nport: 80",
    ],
)
def test_a_value_with_a_tag_or_an_anchor_goes_whole(written: str) -> None:
    text = Redactor(Identity(), Pseudonyms(None)).redact(written.replace("{}", "Vb7kQ2mzW4"))

    assert "Vb7k" not in text
    assert ("port: 80" in written) == ("port: 80" in text)


@pytest.mark.parametrize(
    "text",
    ["key: !!str hello", "key: &x name", "key: |-\n  the text of 2 keys", "port: &a 77",
     "steps:\n  key: &k\n    a: 1\n    b: 2"],
)  # fmt: skip
def test_a_tag_or_an_anchor_alone_makes_no_secret(text: str) -> None:
    assert Redactor(Identity(), Pseudonyms(None)).redact(text) == text
