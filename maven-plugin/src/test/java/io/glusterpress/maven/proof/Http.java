package io.glusterpress.maven.proof;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Requests to a web server by its address, whatever the name of the site. */
final class Http {

    private static final int CONNECT = 5_000;
    private static final int ANSWER = 90_000;

    /**
     * What the server answered.
     *
     * @param status the status
     * @param body the text
     */
    record Answer(int status, String body) {}

    private Http() {}

    static Answer get(String address, String site, String path) throws IOException {
        return send(address, head("GET", site, path, 0), new byte[0]);
    }

    static Answer post(String address, String site, String path, byte[] body) throws IOException {
        return send(address, head("POST", site, path, body.length), body);
    }

    private static String head(String method, String site, String path, int length) {
        return method + " " + path + " HTTP/1.0\r\nHost: " + site + "\r\nContent-Length: " + length + "\r\n\r\n";
    }

    private static Answer send(String address, String head, byte[] body) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, 80), CONNECT);
            socket.setSoTimeout(ANSWER);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int end = answer.indexOf("\r\n\r\n");
            if (!answer.startsWith("HTTP/1.") || end < 0) {
                throw new IOException("no answer: " + answer);
            }
            return new Answer(Integer.parseInt(answer.substring(9, 12)), answer.substring(end + 4));
        }
    }
}
