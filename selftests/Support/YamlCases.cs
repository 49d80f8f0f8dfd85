namespace Selftests.Support;

/// <summary>What kubectl makes of YAML, as JSON; held against the real one in Cluster.Tests.</summary>
internal static class YamlCases
{
    internal static readonly (string Yaml, string Json)[] Read =
    [
        // Numbers: octal in both writings, hexadecimal, binary, underscores, fractions.
        ("a: 0644\nb: 0o644\nc: 0x1F\nd: 0b101\ne: 1_000\nf: -010\ng: +7\nh: 0",
            """{"a":420,"b":420,"c":31,"d":5,"e":1000,"f":-8,"g":7,"h":0}"""),
        ("a: 089\nb: 0o8\nc: 1.50\nd: 1e3\ne: .5\nf: -1.\ng: 1e400\nh: 0x\ni: +\nj: 1.2.3",
            """{"a":89,"b":"0o8","c":1.5,"d":1000,"e":0.5,"f":-1,"g":"1e400","h":"0x","i":"+","j":"1.2.3"}"""),
        ("a: 9223372036854775807\nb: -9223372036854775808\nc: 500m\nd: 100Mi\ne: 12:30\nf: 1__0\ng: 0.5",
            """{"a":9223372036854775807,"b":-9223372036854775808,"c":"500m","d":"100Mi","e":"12:30","f":10,"g":0.5}"""),
        // Booleans and nothing.
        ("a: yes\nb: on\nc: y\nd: n\ne: No\nf: OFF\ng: TRUE\nh: yEs",
            """{"a":true,"b":true,"c":true,"d":false,"e":false,"f":false,"g":true,"h":"yEs"}"""),
        ("a: ~\nb:\nc: null\nd: Null\ne: nil", """{"a":null,"b":null,"c":null,"d":null,"e":"nil"}"""),
        // Text: quotes, blocks, dates, tags.
        ("a: 'yes'\nb: \"0644\"\nc: 2001-01-01\nd: .infinity\ne: '~'",
            """{"a":"yes","b":"0644","c":"2001-01-01","d":".infinity","e":"~"}"""),
        ("a: |\n  x\n  \ty\nb: >-\n  one\n  two\nc: \"a\\tb\"", """{"a":"x\n\ty\n","b":"one two","c":"a\tb"}"""),
        ("a: !!str 0644\nb: !!int '3'\nc: !!float 3\nd: !own x\ne: !!binary aGFsbG8=\nf: !!bool 'on'",
            """{"a":"0644","b":3,"c":3,"d":"x","e":"hallo","f":true}"""),
        // Keys are text in JSON, whatever they are in YAML.
        ("yes: a\n0x10: b\n1.5: c\n'no': d\ntrue1: e", """{"true":"a","16":"b","1.5":"c","no":"d","true1":"e"}"""),
        // Merge keys: what is merged takes the place of what stands above it, of several the first wins.
        ("b: &b {x: 1, z: 2}\na: {<<: *b, x: 5}", """{"b":{"x":1,"z":2},"a":{"x":5,"z":2}}"""),
        ("b: &b {x: 1}\na: {x: 5, <<: *b}", """{"b":{"x":1},"a":{"x":1}}"""),
        ("b: &b {x: 1}\nc: &c {x: 2, z: 3}\na:\n  <<: [*b, *c]\n  w: 4\nd: {'<<': 1}",
            """{"b":{"x":1},"c":{"x":2,"z":3},"a":{"x":1,"z":3,"w":4},"d":{"<<":1}}"""),
        ("a: &a [1, yes]\nb: *a", """{"a":[1,true],"b":[1,true]}"""),
        // Documents, tabs where they may stand.
        ("a: 1\n---", """{"a":1}"""),
        ("a: 1\n...\n", """{"a":1}"""),
        ("a: 1\n---\n# nothing more\n---\n", """{"a":1}"""),
        ("a:\t1\t# so\nb: [\n\t2]", """{"a":1,"b":[2]}"""),
    ];

    internal static readonly (string Yaml, string Says)[] Refused =
    [
        ("a:\n  b: 1\n\tc: 2\n", "line 3: it is indented with a tab, where YAML takes blanks only"),
        ("a:\n\tb: 1\n", "line 2: it is indented with a tab, where YAML takes blanks only"),
        ("a: 1\n\n\t\nb: 2\n", "line 3: it is indented with a tab, where YAML takes blanks only"),
        ("a: .inf", "line 1: '.inf' is a number that JSON cannot hold"),
        ("a: !!int x", "line 1: 'x' is no int"),
        ("a: 1\n~: 2", "line 2: a key is empty"),
        ("a: {[1]: 2}", "line 1: a key is no text, number or boolean"),
        ("a: *b", "line 1: *b is not defined above it"),
        ("a: &b [*b]", "line 1: *b stands within itself"),
        ("a:\n  <<: 1", "line 2: << takes a mapping, or a list of mappings"),
        ("a: b: c", "line 1: "),
    ];

    /// <summary>What kubectl lets pass, and we do not.</summary>
    internal static readonly (string Yaml, string Says)[] StricterThanKubectl =
    [
        ("a: 1\nb:\n  c: 1\n  d: 2\n  c: 3\n", "line 5: the key 'c' is there already, in line 3"),
        ("a: 1\n'a': 2\n", "line 2: the key 'a' is there already, in line 1"),
    ];
}
