
import{a as o}from"./chunk-QOTGVPL7.mjs";import"./chunk-BSSUJN72.mjs";import"./chunk-FMZPPHYV.mjs";import"./chunk-XZMJICNU.mjs";import"./chunk-JPYLIHTN.mjs";import"./chunk-E7CWYJHV.mjs";import"./chunk-QRDY3M3V.mjs";import"./chunk-JYTZDYI2.mjs";export{o as searched};
