#version 330
// Cards of a burst: KIND 0 shock on the ground, 1 fireball and cloud, 2 flash. Rows of the table are sorted far to near.
in vec4 p3d_Vertex; // corner x, y in -1..1, number of the burst
uniform sampler2D bursts;
uniform vec3 eye, ray_right, ray_up, ray_ahead; // rays divided by nothing: right and up hold the tangents
uniform vec2 tangents;
uniform int kind;
flat out vec3 ground;  // the burst's place from the eye, km
flat out vec3 up;
flat out vec4 life;    // age s, yield Mt, seed, light of others
flat out vec4 form;    // cap radius, cap height, stem radius, power
flat out vec4 more;    // heat, cloud left, cap thickness, power of the flash as the limiter lets it through
out vec3 at;
out vec2 corner;

void main() {
    int row = int(p3d_Vertex.z + 0.5);
    vec4 g = texelFetch(bursts, ivec2(0, row), 0).zyxw;
    life = texelFetch(bursts, ivec2(1, row), 0).zyxw;
    form = texelFetch(bursts, ivec2(2, row), 0).zyxw;
    more = texelFetch(bursts, ivec2(3, row), 0).zyxw;
    ground = g.xyz;
    corner = p3d_Vertex.xy;
    up = normalize(ground + eye);
    vec3 east = normalize(cross(vec3(0.0, 0.0, 1.0), up)), north = cross(up, east);
    vec3 right = ray_right / tangents.x, high = ray_up / tangents.y;
    float shown = g.w;
    if (kind == 0) {
        float size = min(30.0 + 0.43 * life.x, 95.0) * pow(life.y, 0.2);
        shown *= step(life.x, 120.0);
        at = ground + up * 0.3 + (east * corner.x + north * corner.y) * size;
    } else if (kind == 1) {
        float top = form.y + form.x * 0.9;
        float size = max(form.x * 1.9, top * 0.8) * 1.05;
        vec3 middle = ground + up * top * 0.5;
        vec3 z = normalize(-middle), x = normalize(cross(high, z)), y = cross(z, x);
        shown *= step(0.01, more.y);
        at = middle + (x * corner.x + y * corner.y) * size;
    } else {
        float size = 240.0 * pow(life.y, 0.25);
        shown *= step(0.0005, more.w);
        at = ground + up * (form.y + 0.3) + (right * corner.x + high * corner.y) * size;
    }
    vec3 seen = vec3(dot(at, right) / tangents.x, dot(at, high) / tangents.y, dot(at, ray_ahead));
    gl_Position = shown > 0.5 ? vec4(seen.xy, seen.z * 0.999, seen.z) : vec4(9.0, 9.0, 9.0, 1.0);
}
