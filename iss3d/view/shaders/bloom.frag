// One direction of the bloom of lamps and of what the Sun falls on. BRIGHT takes it from the picture: only what is white
// with light, and nothing of space, which has its own.
in vec2 ndc;
out vec4 picture;
uniform sampler2D source;
uniform vec2 texel;
#ifdef BRIGHT
uniform sampler2D depth;
const bool upward = false;
#else
uniform bool upward;
#endif

vec3 taken(vec2 at) {
    vec3 c = texture(source, at).rgb;
#ifdef BRIGHT
    float white = max(c.r, max(c.g, c.b));
    // A film's shoulder hides how bright a lamp is: the last steps before white stand for much.
    float much = smoothstep(0.93, 0.995, white);
    c = texture(depth, at).r < 1.0 ? c * c * much * (0.35 + 2.2 * much * much) : vec3(0.0);
#endif
    return c;
}

void main() {
    vec2 at = ndc * 0.5 + 0.5;
    vec2 stride = upward ? vec2(0.0, texel.y) : vec2(texel.x, 0.0);
    vec3 sum = vec3(0.0);
    float weights = 0.0;
    for (int i = -5; i <= 5; i++) {
        float w = exp(-float(i * i) / 11.0);
        sum += taken(at + stride * (float(i) * 1.2)) * w;
        weights += w;
    }
    picture = vec4(sum / weights, 1.0);
}
