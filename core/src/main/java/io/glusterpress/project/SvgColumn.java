package io.glusterpress.project;

import java.util.List;

/** One column of cards with its heading, at its place in the drawing. */
final class SvgColumn {

    static final int HEADING = 40;

    private static final int INSET = 14;
    private static final int SPACE = 14;
    private static final int NARROWEST = 150;
    private static final int WIDEST = 340;

    private final String heading;
    private final List<SvgCard> cards;
    private final int x;
    private final int cardWidth;

    SvgColumn(String heading, List<SvgCard> cards, int x) {
        this.heading = heading;
        this.cards = cards;
        this.x = x;
        double wanted = cards.stream().mapToDouble(SvgCard::wantedWidth).max().orElse(0);
        wanted = Math.max(wanted, SvgText.width(heading, SvgCard.NAME_SIZE));
        this.cardWidth = (int) Math.ceil(Math.min(WIDEST, Math.max(NARROWEST, wanted)));
    }

    SvgCard card(int index) {
        return cards.get(index);
    }

    int size() {
        return cards.size();
    }

    int x() {
        return x;
    }

    int width() {
        return cardWidth + 2 * INSET;
    }

    /** The left side of the cards. */
    int left() {
        return x + INSET;
    }

    /** The right side of the cards. */
    int right() {
        return x + INSET + cardWidth;
    }

    /** The height that the column needs. */
    int height() {
        return HEADING + cardsHeight() + INSET;
    }

    private int cardsHeight() {
        return cards.stream().mapToInt(SvgCard::height).sum() + SPACE * (cards.size() - 1);
    }

    /** The top of a card; the cards stand in the middle of the panel. */
    int top(int index, int panelTop, int panelHeight) {
        int y = panelTop + HEADING + (panelHeight - HEADING - INSET - cardsHeight()) / 2;
        for (SvgCard above : cards.subList(0, index)) {
            y += above.height() + SPACE;
        }
        return y;
    }

    /** The middle of a card, from the top of the drawing. */
    int middle(int index, int panelTop, int panelHeight) {
        return top(index, panelTop, panelHeight) + cards.get(index).height() / 2;
    }

    void drawPanel(StringBuilder out, int panelTop, int panelHeight) {
        SvgCard.rect(out, x, panelTop, width(), panelHeight, 12, SvgPaint.attributes(SvgPaint.PANEL));
        SvgCard.text(out, left(), panelTop + 26, "small", SvgPaint.SOFT, heading);
    }

    void drawCards(StringBuilder out, int panelTop, int panelHeight) {
        for (int i = 0; i < cards.size(); i++) {
            cards.get(i).draw(out, left(), top(i, panelTop, panelHeight), cardWidth);
        }
    }
}
