#include "anchorite/molecule/drawing.hpp"

#include <GraphMol/GraphMol.h>
#include <GraphMol/MolDraw2D/MolDraw2DSVG.h>
#include <GraphMol/MolDraw2D/MolDraw2DUtils.h>
#include <fmt/format.h>

#include <map>

#include "anchorite/base/error.hpp"
#include "molecule/rdkit_geometry.hpp"

namespace anchorite::molecule {
namespace {

constexpr const char* ring_colour = "#8b5cf6";

/// Inks at least 3.5 : 1 against white and against near-black; everything else is currentColor.
const std::map<int, RDKit::DrawColour>& inks() {
    static const auto colour = [](int rgb) {
        return RDKit::DrawColour((rgb >> 16) / 255.0, ((rgb >> 8) & 255) / 255.0,
                                 (rgb & 255) / 255.0);
    };
    static const std::map<int, RDKit::DrawColour> palette = {
        {-1, colour(0x000000)}, {7, colour(0x4a7de0)},  {8, colour(0xe5383b)},
        {9, colour(0x1f8f8a)},  {15, colour(0xc46a14)}, {16, colour(0x96801a)},
        {17, colour(0x2f8f3e)}, {35, colour(0xb3603a)}, {53, colour(0x9b5de5)}};
    return palette;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
}

void drop_attribute(std::string& text, std::string_view attribute) {
    for (auto at = text.find(attribute); at != std::string::npos; at = text.find(attribute, at)) {
        const auto end = text.find('\'', at + attribute.size());
        text.erase(at, end + 1 - at);
    }
}

/// What stands between RDKit's header and the closing tag, without what a reader does not see.
std::string body_of(const std::string& svg) {
    constexpr std::string_view header_end = "<!-- END OF HEADER -->\n";
    const auto begin = svg.find(header_end);
    const auto end = svg.rfind("</svg>");
    if (begin == std::string::npos || end == std::string::npos) {
        throw RunError("the drawing library wrote no SVG");
    }
    std::string body = svg.substr(begin + header_end.size(), end - begin - header_end.size());
    drop_attribute(body, " class='");
    for (const char* idle : {"fill-rule:evenodd;", "stroke-linecap:butt;", "stroke-linejoin:miter;",
                             "stroke-opacity:1;", ";stroke-opacity:1"}) {
        replace_all(body, idle, "");
    }
    replace_all(body, "#000000", "currentColor");
    return body;
}

/// Text as it may stand in an attribute or element.
std::string escaped(std::string text) {
    replace_all(text, "&", "&amp;");
    replace_all(text, "<", "&lt;");
    replace_all(text, ">", "&gt;");
    replace_all(text, "'", "&#39;");
    return text;
}

struct Spot {
    double x, y;
    std::string label;
};

/// Rings about the sites, numbered as the sites are, outward of the drawing's centre.
std::string rings(const std::vector<Spot>& spots, double radius, int width, int height) {
    std::string text = fmt::format("<g fill='none' stroke='{}' stroke-width='1.5'>\n", ring_colour);
    for (const Spot& spot : spots) {
        text +=
            fmt::format("<circle cx='{:.1f}' cy='{:.1f}' r='{:.1f}'><title>{}</title></circle>\n",
                        spot.x, spot.y, radius, escaped(spot.label));
    }
    text += fmt::format(
        "</g>\n<g fill='{}' font-family='sans-serif' font-size='10' text-anchor='middle'>\n",
        ring_colour);
    for (std::size_t i = 0; i < spots.size(); ++i) {
        const double dx = spots[i].x - width / 2.0, dy = spots[i].y - height / 2.0;
        const double reach = (radius + 7) / std::max(1.0, std::hypot(dx, dy));
        text += fmt::format("<text x='{:.1f}' y='{:.1f}'>{}</text>\n", spots[i].x + dx * reach,
                            spots[i].y + dy * reach + 3.5, i + 1);
    }
    return text + "</g>\n";
}

/// The sites' places in the drawing.
std::vector<Spot> spots_of(const std::vector<AnchorSite>& sites, const RDKit::ROMol& flat,
                           const RDKit::MolDraw2D& drawer) {
    const std::vector<int> original = original_indices(flat);
    std::vector<Spot> spots;
    for (const AnchorSite& site : sites) {
        const auto found = std::find(original.begin(), original.end(), site.atom);
        if (found == original.end()) continue;
        const auto at = drawer.getDrawCoords(static_cast<int>(found - original.begin()));
        spots.push_back({at.x, at.y, std::string(site.kind->label)});
    }
    return spots;
}

void set_options(RDKit::MolDrawOptions& options) {
    options.clearBackground = false;
    options.includeMetadata = false;
    options.padding = 0.12;  // room for rings and numbers
    options.bondLineWidth = 1.5;
    options.atomColourPalette = {inks().begin(), inks().end()};
}

}  // namespace

std::string draw_svg(const Molecule& molecule, const std::vector<AnchorSite>& sites, int width,
                     int height) {
    if (width < 40 || height < 40) throw InputError("a drawing must be at least 40 by 40 pixels");
    const auto flat = without_hydrogens(molecule.rdkit());
    flat->clearConformers();
    RDKit::MolDraw2DSVG drawer(width, height);
    set_options(drawer.drawOptions());
    RDKit::MolDraw2DUtils::prepareAndDrawMolecule(drawer, *flat);
    drawer.finishDrawing();
    const std::vector<Spot> spots = spots_of(sites, *flat, drawer);
    const double radius = std::clamp(0.45 * drawer.scale(), 6.0, 14.0);
    return fmt::format(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {} {}' width='{}' height='{}' "
        "role='img' aria-label='{}'>\n{}{}</svg>\n",
        width, height, width, height, escaped("structure of " + molecule.name()),
        body_of(drawer.getDrawingText()), rings(spots, radius, width, height));
}

}  // namespace anchorite::molecule
