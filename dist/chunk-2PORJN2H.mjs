
import"./chunk-W5ZTGPAI.mjs";import"./chunk-EANS2HTE.mjs";import{qa as o}from"./chunk-JQG5FYNP.mjs";export{o as lint};
