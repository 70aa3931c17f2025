#version 330
// Paints bursts onto the map of the war about the station. One quad per stroke; what a stroke is stands in the table.
in vec4 p3d_Vertex; // corner x, y in -1..1, number of the stroke
uniform sampler2D rows;
flat out vec4 a; // x, y of the burst on the map, half length and half width of the stroke, km
flat out vec4 b; // along (x, y), how far the smoke trails, kind
flat out vec4 c; // strength of fire, smoke, darkness (or colour of light); radius of the fire
flat out vec2 hole; // how open the clearing in ordinary cloud is, its radius; fresh: how fresh the smoke is
flat out float width, dark_km, seed, fresh;
out vec2 km;
void main() {
    int row = int(p3d_Vertex.z + 0.5);
    a = texelFetch(rows, ivec2(0, row), 0).zyxw;
    b = texelFetch(rows, ivec2(1, row), 0).zyxw;
    c = texelFetch(rows, ivec2(2, row), 0).zyxw;
    vec4 d = texelFetch(rows, ivec2(3, row), 0).zyxw;
    vec4 e = texelFetch(rows, ivec2(4, row), 0).zyxw;
    hole = e.xy;
    fresh = e.z;
    width = d.x;
    dark_km = d.z;
    seed = d.w;
    vec2 along = b.xy, across = vec2(-b.y, b.x);
    km = p3d_Vertex.xy * a.zw + vec2(b.z * 0.5, 0.0);
    vec2 at = a.xy + (along * km.x + across * km.y) * d.y;
    gl_Position = vec4(a.z > 0.0 ? at : vec2(9.0), 0.5, 1.0);
}
