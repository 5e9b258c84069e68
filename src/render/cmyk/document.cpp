// SPDX-License-Identifier: MIT
#include "render/cmyk/document.hpp"

#include "render/cmyk/content_filter.hpp"

#include <qpdf/Buffer.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

#include <memory>
#include <stdexcept>

namespace cordon::render::cmyk {

using Handle = QPDFObjectHandle;

namespace {

std::string name_of(Handle value) {
    return value.isName() ? value.getName().substr(1) : value.isNull() ? "none" : "an array";
}

[[noreturn]] void refuse_space(const char* what, const Handle& space) {
    throw std::runtime_error(std::string("it has ") + what + " in the colour space " +
                             name_of(space) + ", which is not known here");
}

bool is_rgb(const Handle& value) {
    return Handle(value).isNameAndEquals("/DeviceRGB");
}
bool is_gray(const Handle& value) {
    return Handle(value).isNameAndEquals("/DeviceGray");
}

/// Calls `convert` for each value of the dictionary `key` of `resources`.
template <typename Convert>
void for_each(Handle resources, const char* key, Convert convert) {
    Handle all = resources.getKey(key);
    if (!all.isDictionary()) return;
    for (const std::string& name : all.getKeys()) convert(all.getKey(name));
}

} // namespace

bool DocumentConverter::begin(const Handle& object) {
    return !object.isIndirect() || seen_.insert(object.getObjGen()).second;
}

void DocumentConverter::convert_pages() {
    for (const QPDFPageObjectHelper& helper : QPDFPageDocumentHelper(pdf_).getAllPages()) {
        Handle page = QPDFPageObjectHelper(helper).getObjectHandle();
        convert_group(page);
        convert_resources(page.getKey("/Resources"));
        Handle contents = page.getKey("/Contents");
        if (contents.isStream()) convert_content(contents);
        if (contents.isArray())
            for (const Handle& part : contents.getArrayAsVector()) convert_content(part);
    }
}

void DocumentConverter::convert_content(Handle stream) {
    if (begin(stream)) stream.addTokenFilter(std::make_shared<ContentFilter>(inks_, fault_));
}

void DocumentConverter::convert_group(Handle dictionary) {
    Handle group = dictionary.getKey("/Group");
    if (!group.isDictionary()) return;
    if (is_rgb(group.getKey("/CS"))) group.replaceKey("/CS", Handle::newName("/DeviceCMYK"));
}

void DocumentConverter::convert_resources(Handle resources) {
    if (!resources.isDictionary() || !begin(resources)) return;
    Handle spaces = resources.getKey("/ColorSpace");
    if (spaces.isDictionary() && !spaces.getKeys().empty())
        refuse_space("parts", spaces.getKey(*spaces.getKeys().begin()));
    for_each(resources, "/XObject", [&](const Handle& object) { convert_object(object); });
    for_each(resources, "/Pattern", [&](const Handle& object) { convert_pattern(object); });
    for_each(resources, "/Shading", [&](const Handle& object) { convert_shading(object); });
    for_each(resources, "/ExtGState", [&](const Handle& object) { convert_state(object); });
    for_each(resources, "/Font", [&](const Handle& object) { convert_font(object); });
}

void DocumentConverter::convert_object(Handle object) {
    if (!object.isStream()) return;
    Handle dictionary = object.getDict();
    if (dictionary.getKey("/Subtype").isNameAndEquals("/Image")) return convert_image(object);
    if (seen_.contains(object.getObjGen())) return;
    convert_group(dictionary);
    convert_content(object);
    convert_resources(dictionary.getKey("/Resources"));
}

void DocumentConverter::convert_image(Handle image) {
    if (!begin(image)) return;
    Handle dictionary = image.getDict();
    Handle mask = dictionary.getKey("/ImageMask");
    if (mask.isBool() && mask.getBoolValue()) return; // painted in the current colour
    Handle space = dictionary.getKey("/ColorSpace");
    if (space.isNameAndEquals("/DeviceCMYK")) return;
    Handle bits = dictionary.getKey("/BitsPerComponent");
    const bool bytes =
        bits.isInteger() && bits.getIntValue() == 8 && dictionary.getKey("/Decode").isNull();
    if (!bytes || !(is_rgb(space) || is_gray(space))) refuse_space("an image", space);
    const std::shared_ptr<Buffer> data = image.getStreamData(qpdf_dl_all);
    const std::string_view pixels(reinterpret_cast<const char*>(data->getBuffer()),
                                  data->getSize());
    const std::string inks =
        is_rgb(space) ? inks_.convert_pixels(pixels) : inks_.convert_gray(pixels);
    image.replaceStreamData(inks, Handle::newNull(), Handle::newNull());
    dictionary.replaceKey("/ColorSpace", Handle::newName("/DeviceCMYK"));
}

void DocumentConverter::convert_pattern(Handle pattern) {
    if (pattern.isStream()) {
        Handle dictionary = pattern.getDict();
        Handle paint = dictionary.getKey("/PaintType");
        if (!paint.isInteger() || paint.getIntValue() != 1)
            throw std::runtime_error("it has a pattern without colours of its own");
        if (seen_.contains(pattern.getObjGen())) return;
        convert_content(pattern);
        convert_resources(dictionary.getKey("/Resources"));
    } else if (pattern.isDictionary()) {
        convert_shading(pattern.getKey("/Shading"));
    }
}

void DocumentConverter::convert_shading(Handle shading) {
    if (shading.isStream()) throw std::runtime_error("it has a mesh of colours");
    if (!shading.isDictionary() || !begin(shading)) return;
    Handle space = shading.getKey("/ColorSpace");
    if (space.isNameAndEquals("/DeviceCMYK")) return;
    if (!is_rgb(space)) refuse_space("a gradient", space);
    shading.replaceKey("/Function", converted_function(pdf_, shading.getKey("/Function"), inks_));
    shading.replaceKey("/ColorSpace", Handle::newName("/DeviceCMYK"));
    shading.removeKey("/Background");
}

void DocumentConverter::convert_state(Handle state) {
    if (!state.isDictionary()) return;
    Handle mask = state.getKey("/SMask");
    // A luminosity mask reads its content's brightness: in inks it would be another mask.
    if (!mask.isDictionary() || !mask.getKey("/S").isNameAndEquals("/Alpha")) return;
    convert_object(mask.getKey("/G"));
}

void DocumentConverter::convert_font(Handle font) {
    if (!font.isDictionary() || !font.getKey("/Subtype").isNameAndEquals("/Type3")) return;
    if (!begin(font)) return;
    for_each(font, "/CharProcs", [&](const Handle& glyph) { convert_content(glyph); });
    convert_resources(font.getKey("/Resources"));
}

void DocumentConverter::add_output_intent(const std::string& profile) {
    Handle stream = pdf_.newStream(profile);
    stream.getDict().replaceKey("/N", Handle::newInteger(4));
    stream.getDict().replaceKey("/Alternate", Handle::newName("/DeviceCMYK"));
    Handle intent = Handle::newDictionary();
    intent.replaceKey("/Type", Handle::newName("/OutputIntent"));
    intent.replaceKey("/S", Handle::newName("/GTS_PDFX"));
    intent.replaceKey("/OutputConditionIdentifier", Handle::newUnicodeString(inks_.name()));
    intent.replaceKey("/Info", Handle::newUnicodeString(inks_.name()));
    intent.replaceKey("/DestOutputProfile", stream);
    Handle intents = Handle::newArray();
    intents.appendItem(pdf_.makeIndirectObject(intent));
    pdf_.getRoot().replaceKey("/OutputIntents", intents);
}

} // namespace cordon::render::cmyk
