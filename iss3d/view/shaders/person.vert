#version 330
// People: skinned by their joints; light is given in the person's own axes.
in vec4 p3d_Vertex;
in vec3 p3d_Normal;
in vec2 p3d_MultiTexCoord0;
in vec4 joint;
in vec4 weight;
uniform mat4 p3d_ModelViewProjectionMatrix;
uniform vec4 bones[174];
out vec3 normal;
out vec3 place;
out vec2 uv;

void main() {
    vec4 p = vec4(p3d_Vertex.xyz, 1.0);
    vec3 at = vec3(0.0);
    vec3 n = vec3(0.0);
    float total = 0.0;
    for (int i = 0; i < 4; i++) {
        int b = int(joint[i] + 0.5) * 3;
        float w = weight[i];
        at += w * vec3(dot(bones[b], p), dot(bones[b + 1], p), dot(bones[b + 2], p));
        n += w * vec3(dot(bones[b].xyz, p3d_Normal), dot(bones[b + 1].xyz, p3d_Normal), dot(bones[b + 2].xyz, p3d_Normal));
        total += w;
    }
    at /= max(total, 1e-4);
    gl_Position = p3d_ModelViewProjectionMatrix * vec4(at, 1.0);
    normal = n;
    place = at;
    uv = p3d_MultiTexCoord0;
}
