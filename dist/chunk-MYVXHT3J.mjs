
import"./chunk-E7CWYJHV.mjs";import"./chunk-QRDY3M3V.mjs";import{qa as o}from"./chunk-JYTZDYI2.mjs";export{o as lint};
