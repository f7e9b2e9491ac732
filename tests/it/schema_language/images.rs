//! Images.

use super::schema;

#[test]
fn images_may_have_to_have_a_text() {
    let schema = schema("[images]\nalt = \"required\"\n[[section]]\nheading = \"A\"\n");
    schema.accepts("## A\n\n![a b](c.png) ![d][e]\n\n[e]: f.png\n");
    schema.finds(
        "## A\n\n![](c.png) ![ ](https://a.example/d.png)\n",
        &["image-alt «![](c.png)»", "image-alt «![ ](https://a.example/d.png)»"],
    );
    schema.finds(
        "## A\n\n[![](c.png)](d.md)\n\n* ![][e]\n\n[e]: f.png\n",
        &["image-alt «![](c.png)»", "image-alt «![][e]»"],
    );
}

#[test]
fn images_need_no_text_by_themselves() {
    schema("[images]\n[[section]]\nheading = \"A\"\n").accepts("## A\n\n![](c.png)\n");
    schema("[links]\nrelative = \"allow\"\n[[section]]\nheading = \"A\"\n").accepts("## A\n\n![](c.png)\n");
}

#[test]
fn images_have_addresses_of_their_own() {
    let schema =
        schema("[links]\n[images]\nschemes = \"https\"\nhosts = \"a.example\"\n[[section]]\nheading = \"A\"\n");
    schema.accepts("## A\n\n[x](http://b.example) ![y](https://a.example/y.png) ![z](z.png)\n");
    schema.finds(
        "## A\n\n![x](http://a.example/x.png) [y](y.md) ![z](https://b.example/z.png)\n",
        &["link-scheme «http://a.example/x.png»", "link-url «y.md»", "link-host «https://b.example/z.png»"],
    );
}

#[test]
fn images_may_have_to_be_absolute() {
    let schema = schema("[images]\nrelative = \"deny\"\n[[section]]\nheading = \"A\"\n");
    schema.accepts("## A\n\n[x](y.md)\n").finds("## A\n\n![x](y.png)\n", &["link-url «y.png»"]);
}

#[test]
fn links_speak_of_images_where_nothing_else_does() {
    schema("[links]\n[[section]]\nheading = \"A\"\n").finds("## A\n\n![x](y.png)\n", &["link-url «y.png»"]);
}
